// Rows of fitted models. A model is `building` until all its terms are there, then `wanted`, then `left`; what nobody
// wants and no search uses is forgotten by `sweep`, a little at a time.
import type { Language } from '../../domain/store.ts';
import type { Fingerprint, ModelTerm } from '../../ports/embedder.ts';
import type { ModelStanding, Models, NewModel } from '../../ports/models.ts';
import type { Synchronous } from './errors.ts';
import {
  dropFingerprint,
  ensureFingerprint,
  fingerprintById,
  fingerprintId,
  nextFingerprintId,
} from './fingerprints.ts';
import type { Connection } from './open.ts';

interface ModelRow {
  fingerprint_id: number;
  store_id: number;
  texts: number;
  last_chunk_id: number;
}

interface TurnRow {
  owner: string | null;
  due_at: number;
}

/** Not live anywhere, and: superseded, of a store that is gone, without vectors, or written by one who lost the turn. */
const FORGETTABLE = `
SELECT fingerprint_id AS id FROM models AS model
WHERE fingerprint_id NOT IN (SELECT live_fingerprint FROM stores WHERE live_fingerprint IS NOT NULL)
  AND (status = 'left' OR store_id NOT IN (SELECT id FROM stores) OR fingerprint_id NOT IN (SELECT id FROM fingerprints)
       OR status = 'building' AND NOT EXISTS
         (SELECT 1 FROM model_turns AS turn WHERE turn.store_id = model.store_id AND turn.owner = model.owner))
LIMIT 1`;

export function modelsIn(db: Connection): Synchronous<Models> {
  const allWanted = db.prepare<[], ModelRow>(`SELECT * FROM models WHERE status = 'wanted' ORDER BY store_id`);
  const wantedBy = db.prepare<[number], ModelRow>(`SELECT * FROM models WHERE store_id = ? AND status = 'wanted'`);
  const languageOf = db.prepare<[number], { language: Language }>(
    'SELECT language FROM models WHERE fingerprint_id = ?',
  );
  const rowsOf = db.prepare<[number, string], ModelTerm>(
    'SELECT term, weights FROM model_terms WHERE fingerprint_id = ? AND term IN (SELECT value FROM json_each(?))',
  );
  const textsOf = db.prepare<Record<string, number>, { older: number; newer: number }>(`
    SELECT (SELECT count(*) FROM chunks WHERE store_id = @store AND id <= @last) AS older,
           (SELECT count(*) FROM chunks WHERE store_id = @store AND id > @last) AS newer`);
  const turnOf = db.prepare<[number], TurnRow>('SELECT owner, due_at FROM model_turns WHERE store_id = ?');
  const takeTurn = db.prepare(`
    INSERT INTO model_turns (store_id, owner, due_at) VALUES (?, ?, ?)
    ON CONFLICT (store_id) DO UPDATE SET owner = excluded.owner, due_at = excluded.due_at`);
  const endTurn = db.prepare('UPDATE model_turns SET owner = NULL, due_at = ? WHERE store_id = ? AND owner = ?');
  const insert = db.prepare(`
    INSERT INTO models (fingerprint_id, store_id, status, owner, language, texts, last_chunk_id)
    VALUES (@id, @storeId, 'building', @owner, @language, @texts, @lastChunkId)`);
  const building = db.prepare<[number, string], ModelRow>(`
    SELECT model.* FROM models AS model JOIN model_turns AS turn USING (store_id, owner)
    WHERE fingerprint_id = ? AND owner = ? AND status = 'building'`);
  const insertTerm = db.prepare('INSERT INTO model_terms (fingerprint_id, term, weights) VALUES (?, ?, ?)');
  const leave = db.prepare(`UPDATE models SET status = 'left' WHERE store_id = ? AND status = 'wanted'`);
  const want = db.prepare(`UPDATE models SET status = 'wanted' WHERE fingerprint_id = ?`);
  const forgettable = db.prepare<[], { id: number }>(FORGETTABLE);
  const dropTerms = db.prepare(`
    DELETE FROM model_terms WHERE fingerprint_id = @id
      AND term IN (SELECT term FROM model_terms WHERE fingerprint_id = @id LIMIT @limit)`);
  const dropModel = db.prepare('DELETE FROM models WHERE fingerprint_id = ?');

  const claim = db.transaction(
    (storeId: number, owner: string, leaseMs: number, isGone: (owner: string) => boolean, now: number) => {
      const turn = turnOf.get(storeId);
      const mine = turn === undefined || turn.due_at <= now || (turn.owner !== null && isGone(turn.owner));
      if (mine) takeTurn.run(storeId, owner, now + leaseMs);
      return mine;
    },
  );

  const begin = db.transaction((model: NewModel, owner: string): Fingerprint | null => {
    if (turnOf.get(model.storeId)?.owner !== owner) return null;
    const { storeId, family, provider, dimensions, format, language, texts, lastChunkId } = model;
    const fingerprint = { provider, model: `${family}.${storeId}.${nextFingerprintId(db)}`, dimensions, format };
    insert.run({ id: ensureFingerprint(db, fingerprint), storeId, owner, language, texts, lastChunkId });
    return fingerprint;
  });

  function modelOf(fingerprint: Fingerprint, owner: string): ModelRow | undefined {
    return building.get(fingerprintId(db, fingerprint) ?? 0, owner);
  }

  const add = db.transaction((fingerprint: Fingerprint, owner: string, terms: readonly ModelTerm[]): boolean => {
    const model = modelOf(fingerprint, owner);
    if (!model) return false;
    for (const { term, weights } of terms) insertTerm.run(model.fingerprint_id, term, weights);
    return true;
  });

  const finish = db.transaction((fingerprint: Fingerprint, owner: string): boolean => {
    const model = modelOf(fingerprint, owner);
    if (!model) return false;
    leave.run(model.store_id);
    want.run(model.fingerprint_id);
    return true;
  });

  const sweep = db.transaction((limit: number): number => {
    const [gone] = forgettable.all();
    if (!gone) return 0;
    if (fingerprintById(db, gone.id) !== null) dropFingerprint(db, gone.id);
    const { changes } = dropTerms.run({ id: gone.id, limit });
    if (changes < limit) dropModel.run(gone.id);
    return changes + 1;
  });

  return {
    wanted: () =>
      allWanted.all().flatMap(({ fingerprint_id, store_id }) => {
        const fingerprint = fingerprintById(db, fingerprint_id);
        return fingerprint === null ? [] : [{ storeId: store_id, fingerprint }];
      }),
    language: (fingerprint) => languageOf.get(fingerprintId(db, fingerprint) ?? 0)?.language ?? null,
    terms: (fingerprint, terms) => {
      const id = fingerprintId(db, fingerprint);
      return id === null ? [] : rowsOf.all(id, JSON.stringify(terms));
    },
    standing: (storeId): ModelStanding => {
      const model = wantedBy.get(storeId);
      const fingerprint = model === undefined ? null : fingerprintById(db, model.fingerprint_id);
      const { older, newer } = textsOf.get({ store: storeId, last: model?.last_chunk_id ?? 0 }) ?? {
        older: 0,
        newer: 0,
      };
      if (!model || fingerprint === null) return { texts: older + newer, model: null };
      return { texts: older + newer, model: { fingerprint, added: newer, removed: model.texts - older } };
    },
    claim: (storeId, owner, leaseMs, isGone, now) => claim.immediate(storeId, owner, leaseMs, isGone, now),
    release: (storeId, owner, dueAt) => {
      endTurn.run(dueAt, storeId, owner);
    },
    begin: (model, owner) => begin.immediate(model, owner),
    add: (fingerprint, owner, terms) => add.immediate(fingerprint, owner, terms),
    finish: (fingerprint, owner) => finish.immediate(fingerprint, owner),
    leave: (storeId) => {
      leave.run(storeId);
    },
    sweep: (limit) => sweep.immediate(limit),
  };
}
