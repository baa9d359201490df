// What backup and compact are at, in words.
import type { UpkeepStep } from '../ports/database.ts';
import type { Standing } from './progress.ts';

const FILES: Record<UpkeepStep['file'], string> = { catalogue: 'the catalogue', inbox: 'the event log' };

const DOING: Record<UpkeepStep['doing'], (file: string) => string> = {
  copy: (file) => `copying ${file}`,
  check: (file) => `checking the copy of ${file}`,
  optimize: () => 'tidying the text index',
  vacuum: (file) => `writing ${file} anew`,
};

export function upkeepStanding({ doing, file, done, total }: UpkeepStep): Standing {
  const told = { doing: DOING[doing](FILES[file]) };
  return done === undefined ? told : { ...told, done, total: total ?? null, unit: 'bytes' };
}
