// The whole checkup: the database before it is opened, then what is in it, then the shops side by side. Findings are
// told group by group, as soon as one is complete.
import PQueue from 'p-queue';
import { PilitoError } from '../../domain/errors.ts';
import type { Store } from '../../domain/store.ts';
import type { DatabaseLook, Instruments } from '../../ports/checkup.ts';
import type { App } from '../app.ts';
import { openSecrets } from '../stores.ts';
import { wantsOf } from '../wants.ts';
import { judgeClock } from './clock.ts';
import { type EmbedderLook, judgeEmbedder, priceOf } from './embedder.ts';
import type { Finding } from './finding.ts';
import { judgeSecrets } from './secrets.ts';
import { checkStore, type StoreDeps } from './store.ts';

export type DoctorDeps = StoreDeps & Pick<App, 'embedder'>;

export interface DoctorRequest {
  /** Those whose shops are looked at. */
  stores: readonly Store[];
  publicUrl: string | null;
  /** Ask nobody: neither shops nor the embedder. */
  offline: boolean;
  database: DatabaseLook;
  /** Null leaves the embedder out. */
  embedder: { atOpenai: boolean; price: string | null } | null;
  signal: AbortSignal;
  /** Hears every group once: one subject's findings. */
  tell: (findings: readonly Finding[]) => void;
}

/** Shops asked at once. */
const SIDE_BY_SIDE = 4;
const EMBEDDER_MS = 10_000;

/** Everything that needs the database open. Throws only what the database throws, and the signal's reason. */
export async function checkAll(deps: DoctorDeps, tools: Instruments, request: DoctorRequest): Promise<void> {
  const { stores, offline, publicUrl, database, signal, tell } = request;
  tell(await checkSecretKey(deps, tools));
  if (request.embedder !== null) tell(await checkEmbedder(deps, request.embedder, offline, signal));
  const queue = new PQueue({ concurrency: SIDE_BY_SIDE });
  const skews: { store: string; ms: number }[] = [];
  const look = async (store: Store) => {
    const delivery = database.deliveries.find(({ storeId }) => storeId === store.id) ?? null;
    const { findings, skew } = await checkStore(deps, tools, { store, publicUrl, offline, delivery, signal });
    if (skew !== null) skews.push({ store: store.slug, ms: skew });
    tell(findings);
  };
  await Promise.all(stores.map((store) => queue.add(() => look(store))));
  tell(judgeClock({ now: deps.clock.now(), newestMoment: database.newestMoment, skews }));
}

async function checkSecretKey(deps: DoctorDeps, tools: Instruments): Promise<Finding[]> {
  const opened: string[] = [];
  const closed: string[] = [];
  for (const store of await deps.db.stores.list()) {
    if (!store.hasCredentials && !store.hasWebhookSecret) continue;
    ((await opens(deps, store)) ? opened : closed).push(store.slug);
  }
  return judgeSecrets({ key: tools.key(), opened, closed });
}

async function opens(deps: DoctorDeps, store: Store): Promise<boolean> {
  try {
    await openSecrets(deps, store);
    return true;
  } catch (error) {
    if (error instanceof PilitoError && error.code === 'secret_unreadable') return false;
    throw error;
  }
}

async function checkEmbedder(
  { db, embedder, clock }: DoctorDeps,
  { atOpenai, price }: NonNullable<DoctorRequest['embedder']>,
  offline: boolean,
  signal: AbortSignal,
): Promise<Finding[]> {
  const { fingerprint } = embedder;
  const pending = await db.chunks.pendingText(await wantsOf({ db, embedder }));
  const asks = !offline && fingerprint.provider !== 'local';
  const tried = asks ? await tryEmbedder({ embedder, clock }, signal) : null;
  return judgeEmbedder({ fingerprint, tried, pending, price: priceOf(fingerprint.model, atOpenai, price) });
}

async function tryEmbedder(
  { embedder, clock }: Pick<App, 'embedder' | 'clock'>,
  signal: AbortSignal,
): Promise<EmbedderLook['tried']> {
  const started = clock.now();
  const deadline = AbortSignal.timeout(EMBEDDER_MS);
  try {
    await embedder.embedQuery('pilito', AbortSignal.any([signal, deadline]));
    return { ok: true, ms: clock.now() - started };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof PilitoError) return { ok: false, error };
    if (!deadline.aborted) throw error;
    const message = `The embedding server did not answer within ${EMBEDDER_MS / 1000} seconds.`;
    return { ok: false, error: new PilitoError('embedder_unavailable', message) };
  }
}
