// What a checkup looks at besides the App: database files before they are opened, the key of the secrets, and shops as
// the network shows them. A look never throws and changes nothing: what cannot be seen is part of what was seen.
import type { PilitoError } from '../domain/errors.ts';
import type { ShopAccess, ShopWebhook } from './source.ts';

export interface FileFacts {
  bytes: number;
  walBytes: number;
  /** Pages that hold nothing, in bytes. */
  freeBytes: number;
  /** Permission bits. */
  mode: number;
  /** May this user write it? */
  writable: boolean;
  /** Schema versions: the file's, and the one this pilito writes. */
  applied: number;
  ours: number;
  /** What SQLite found damaged; empty when nothing is. */
  damage: string[];
  /** Indexes were compared with their tables too, which very large files are spared. */
  thorough: boolean;
}

export type FileLook = { name: 'catalogue' | 'event log'; path: string } & (
  | { kind: 'missing' }
  | { kind: 'unreadable'; error: PilitoError }
  | ({ kind: 'read' } & FileFacts)
);

/** Do the indexes hold what the products say they hold? Counts of what does not agree. */
export interface Agreement {
  /** Products that can be found. */
  products: number;
  textMissing: number;
  textExtra: number;
  chunks: number;
  /** Embedded according to its row, and no vector is there: search does not find it by meaning. */
  vectorsMissing: number;
  /** Vectors of nothing; they only take room. */
  vectorsExtra: number;
  /** Texts the embedder does not take, and why it did not take the last of them; null when there are none. */
  givenUp: { texts: number; reason: string | null } | null;
}

/** What the event log knows of one store. */
export interface DeliveryLook {
  storeId: number;
  last: { at: number; type: string; status: string; error: string | null; userAgent: string } | null;
  dead: number;
}

export interface DatabaseLook {
  files: FileLook[];
  /** Bytes free on the disk of the catalogue; null when that cannot be told. */
  freeDisk: number | null;
  /** The name of the network file system it lies on; null on a disk of this machine. */
  network: string | null;
  /** Null when a file could not be read. */
  agreement: Agreement | null;
  deliveries: DeliveryLook[];
  /** The newest moment that was written down, milliseconds UTC. */
  newestMoment: number | null;
}

export interface KeyLook {
  from: 'environment' | 'file' | 'none';
  /** Where the key file is, or would be. */
  path: string;
  /** Permission bits of the key file. */
  mode: number | null;
}

export type DnsLook =
  /** The address is a number. */
  | { kind: 'number' }
  | { kind: 'found'; addresses: string[] }
  | { kind: 'failed'; code: string }
  /** On a private network, where this store may not be. */
  | { kind: 'private'; address: string };

export type TlsLook =
  | {
      kind: 'seen';
      /** Why the certificate is not believed ("CERT_HAS_EXPIRED"); null when it is. */
      distrust: string | null;
      issuer: string;
      names: string[];
      /** Milliseconds UTC; null when it does not say. */
      validUntil: number | null;
      protocol: string | null;
    }
  | { kind: 'failed'; code: string };

/** What the index of the REST API (`/wp-json/`) said to a stranger. */
export type IndexLook =
  | { kind: 'read'; name: string; namespaces: string[] }
  /** WordPress answered, and shows it only to those who are logged in. */
  | { kind: 'closed'; code: string }
  | { kind: 'elsewhere'; to: string }
  | { kind: 'failed'; error: PilitoError; firewall: string | null };

/** `index`: only below /index.php; `plain`: only as ?rest_route=, where WooCommerce takes no keys. */
export type Permalinks = 'pretty' | 'index' | 'plain' | 'unknown';

export type KeysLook =
  | { kind: 'accepted'; writes: boolean | null; inQuery: boolean; products: number | null }
  | { kind: 'write_only' }
  /** Right, but WordPress does not know that it is asked over https, and looks at no key. */
  | { kind: 'unseen_https' }
  /** The shop does not know them, by its code. */
  | { kind: 'unknown'; code: string | null }
  | { kind: 'refused'; error: PilitoError };

export interface ShopLook {
  dns: DnsLook;
  /** Null over plain http. */
  tls: TlsLook | null;
  /** Null when the name or the certificate stopped the look before it. */
  index: IndexLook | null;
  permalinks: Permalinks;
  /** Where the same shop moved us to, such as from http to https; null when it answers where it is asked. */
  movedTo: string | null;
  /** A firewall or network that lets us pass. */
  front: string | null;
  /** Null without keys, or where nobody could be asked. */
  keys: KeysLook | null;
  wordpress: string | null;
  woocommerce: string | null;
  /** Version of Pilito Product Sync; null without it, and where no key was taken. */
  plugin: string | null;
  webhooks: { kind: 'listed'; webhooks: ShopWebhook[] } | { kind: 'failed'; error: PilitoError } | null;
  /** Their clock minus ours, milliseconds; null when they did not say. */
  skew: number | null;
}

/** Keys may be missing: what a stranger sees is told all the same. */
export type ShopPlace = Pick<ShopAccess, 'url' | 'allowPrivateNetwork'> & {
  keys: Pick<ShopAccess, 'consumerKey' | 'consumerSecret'> | null;
};

export interface Instruments {
  /** Why the embedder that is configured cannot even be made; null when it can. */
  embedderTrouble(): Promise<PilitoError | null>;
  database(): DatabaseLook;
  key(): KeyLook;
  shop(place: ShopPlace, signal: AbortSignal): Promise<ShopLook>;
  /** The version of the plugin that this pilito carries; null when it carries none. */
  ourPlugin(): string | null;
}
