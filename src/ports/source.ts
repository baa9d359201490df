// The promise of a place catalogues come from: judge its deliveries, read what they say, and walk its catalogue.
import type { Change, ProductReport } from '../domain/product.ts';

/** A delivery as it reached us. Header names are lower case. */
export interface Delivery {
  body: Buffer;
  headers: Readonly<Record<string, string>>;
  /** Milliseconds UTC, our clock. */
  receivedAt: number;
}

/** A delivery that is turned away, with what its sender is told. */
export interface Rejection {
  kind: 'rejected';
  code: 'invalid_body' | 'unauthorized' | 'stale_signature' | 'unprocessable' | 'unsupported_media_type';
  reason: string;
  topic: string | null;
}

/** What receiving needs to know of a delivery before it is stored. Never thrown: every verdict is logged. */
export type DeliveryVerdict =
  | { kind: 'ping' }
  | {
      kind: 'accepted' | 'ignored';
      topic: string;
      /** The sender's own id of this delivery; null where there is none that can be trusted to be unique. */
      eventId: string | null;
      productId: string | null;
      /** What makes a repeat of this delivery; null when repeats must be applied again. */
      dedupe: string | null;
      /** For `ignored`: why nothing is to be done. */
      reason: string | null;
    }
  | Rejection;

/** A delivery of several events: the verdict on the whole, or its parts, with a verdict for each. */
export type BulkVerdict = Rejection | { kind: 'bulk'; parts: BulkPart[] };

export interface BulkPart {
  /** The event as if it had been delivered alone: `read` takes it. */
  body: Buffer;
  /** As its sender calls it; null where it has no name. */
  eventId: string | null;
  verdict: DeliveryVerdict;
}

/** What a stored delivery asks of the catalogue. */
export type Reading = { kind: 'changes'; changes: Change[] } | { kind: 'nothing'; reason: string };

/** How a pull reaches a shop. */
export interface ShopAccess {
  url: string;
  consumerKey: string;
  consumerSecret: string;
  allowPrivateNetwork: boolean;
}

/** How long, milliseconds, and what the shop answered. */
export type OnWait = (ms: number, why: string) => void;

export interface ShopFacts {
  currency: string | null;
  /** It can name all it has without showing it (`Shop.manifest`). */
  hasManifest: boolean;
  /** Words for the operator about how the shop is read ("keys go in the query, because …"). */
  notices: string[];
}

/** What a pull walks: everything, or what changed after a moment (milliseconds UTC). */
export interface PullPlan {
  modifiedAfter: number | null;
  pageSize: number;
  concurrency: number;
  /** The marks of those of these products (external ids) that are held: what is told in the same words is not read. */
  held?: (externalIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

/** Told in the very words in which what is held was told. */
export interface SameItem {
  externalId: string;
  mark: string;
  isVariation: boolean;
  /** The report, should it be needed after all. */
  read(): ProductReport | null;
}

/** Where a walk stands after a page; kept by the checkpoint and given back to go on. Plain JSON. */
export type PullCursor = Readonly<Record<string, string | number | boolean | null>>;

export interface PullPage {
  reports: ProductReport[];
  same?: SameItem[];
  /** External ids of products the shop says are in its trash, with the time of the change. */
  trashed: { externalId: string; modifiedAt: number | null }[];
  /** Items that could not be read, with the reason. */
  failed: { externalId: string | null; reason: string }[];
  /** When the page was asked for, milliseconds UTC by our clock. */
  askedAt: number;
  /** Continue here. */
  cursor: PullCursor;
  /** How far the walk is with this page; only for showing it. */
  standing?: PullStanding;
}

/** Which list a walk is in, and how much of it lies behind. */
export interface PullStanding {
  /** `parents`: the variations of one variable product after another. */
  list: 'products' | 'trash' | 'variations' | 'parents';
  done: number;
  /** As the shop counts; null where it does not say. It may lie. */
  total: number | null;
}

/** One product or variation as the shop's manifest names it: enough to tell whether it must be read. */
export interface ManifestLine {
  externalId: string;
  /** Set for variations. */
  parentExternalId: string | null;
  /** When the shop last changed it, milliseconds UTC; null where its date says nothing about that. */
  modifiedAt: number | null;
  /** `trash` for what is in the trash. */
  status: string;
}

export interface PullTotals {
  requests: number;
  retries: number;
  bytes: number;
}

/** One of the shop's own webhooks. Its secret and its failures are never told. */
export interface ShopWebhook {
  id: string;
  name: string;
  /** `active`, `paused` or `disabled`, in the shop's words. */
  status: string;
  topic: string;
  deliveryUrl: string;
}

/** A topic worth hearing of. Without a `needed` one changes are missed; not every shop knows the others. */
export interface WebhookTopic {
  name: string;
  needed: boolean;
}

/** The shop's own webhooks. Every method throws `shop_…` errors: `shop_refused` where the keys do not go so far. */
export interface ShopWebhooks {
  /** All there are, of whatever topic and whoever made them. */
  list(signal: AbortSignal): Promise<ShopWebhook[]>;
  /** May these keys change them? Nothing is changed by asking. */
  mayChange(signal: AbortSignal): Promise<boolean>;
  /** Null when the shop does not know the topic. The shop may call the address before this resolves. */
  create(
    webhook: Omit<ShopWebhook, 'id' | 'status'> & { secret: string },
    signal: AbortSignal,
  ): Promise<ShopWebhook | null>;
  setSecret(id: string, secret: string, signal: AbortSignal): Promise<void>;
  /** One that is gone already is fine. */
  remove(id: string, signal: AbortSignal): Promise<void>;
}

/** One shop, opened for a pull. Every method throws `shop_…` errors with a hint of what to do. */
export interface Shop {
  about(signal?: AbortSignal): Promise<ShopFacts>;
  /** Pages from the cursor on (null: from the start), products before their variations, in a stable order. */
  pages(plan: PullPlan, from: PullCursor | null, signal: AbortSignal): AsyncIterable<PullPage>;
  /**
   * All that is in the shop, whatever its status, in lots. Throws `shop_…` where it is not to be believed, which may
   * show only at its end: nothing may be done on the strength of a part.
   */
  manifest(signal: AbortSignal): AsyncIterable<readonly ManifestLine[]>;
  /**
   * The same read out of the shop's listings, where it has no manifest: what is alive, in the fewest words. Throws
   * `shop_odd` for what it lists without saying what it is.
   */
  census(plan: Pick<PullPlan, 'pageSize' | 'concurrency'>, signal: AbortSignal): AsyncIterable<readonly ManifestLine[]>;
  /** Reads these, products before variations; what the shop does not show is in no page. Each cursor is empty. */
  read(
    lines: readonly ManifestLine[],
    plan: Pick<PullPlan, 'pageSize' | 'concurrency'>,
    signal: AbortSignal,
  ): AsyncIterable<PullPage>;
  /** The shop's own clock on its first answer, milliseconds UTC: where the next incremental pull begins. */
  clock(): number | null;
  /** Which of these (external ids, any number) the shop still has, with their reports; asked one by one or in lots. */
  lookUp(externalIds: readonly string[], signal: AbortSignal): Promise<PullPage>;
  /**
   * What these products (external ids, at most 100, no variations) cost now and whether they can be had, for somebody
   * who waits: one try. The reports say little else; what is in no list may be gone, or hidden.
   */
  glance(externalIds: readonly string[], signal: AbortSignal): Promise<PullPage>;
  /** The same of all variations of these products; null where the shop cannot tell them in one answer. */
  glanceAtVariations(parentExternalIds: readonly string[], signal: AbortSignal): Promise<PullPage | null>;
  readonly webhooks: ShopWebhooks;
  /** The version of our plugin in the shop, once an answer has told it; null without the plugin. */
  plugin(): string | null;
  /** What was odd in its answers so far; empty when they were all as they should be. */
  oddities(): readonly string[];
  totals(): PullTotals;
  close(): Promise<void>;
}

/** A delivery as the shop would send it, of a product that does not exist. */
export interface SampleOrder {
  /** One of `Source.samples`. */
  topic: string;
  productId: number;
  /** The shop's address without a slash at the end. */
  shopUrl: string;
  secret: string;
  /** Milliseconds UTC. */
  now: number;
}

export interface Sample {
  headers: Record<string, string>;
  body: Buffer;
}

/** A kind of body that is understood, described for those who write a sender. */
export interface DeliveryShape {
  name: string;
  /** How it may come: alone with a token of ours, or trusted by its signature, or many in one. */
  ways: readonly ('token' | 'signature' | 'bulk')[];
  description: string;
  contentType: string;
  /** JSON Schema, 2020-12. */
  schema: Record<string, unknown>;
  example: unknown;
}

export interface Source {
  readonly name: string;
  /** Made anew with every call. */
  shapes(): DeliveryShape[];
  readonly webhookTopics: readonly WebhookTopic[];
  /** What `sample` can make. */
  readonly samples: readonly string[];
  /** Pure: the same order gives the same bytes. */
  sample(order: SampleOrder): Sample;
  /** Judge a delivery that came with this token of ours; only some dialects are signed besides. */
  judge(delivery: Delivery, token: string): DeliveryVerdict;
  /** The same for a delivery of several events in one body. */
  judgeBulk(delivery: Delivery, token: string): BulkVerdict;
  /** Judge a delivery that must be trusted by its signature alone, with the secrets that are live. */
  judgeSigned(delivery: Delivery, secrets: readonly string[]): DeliveryVerdict;
  /** Pure: what stored bytes say. Throws `unprocessable` when they say nothing readable. */
  read(topic: string, body: Buffer): Reading;
  /** `onWait` hears of every pause before a request is tried again. */
  open(access: ShopAccess, onWait?: OnWait): Shop;
}
