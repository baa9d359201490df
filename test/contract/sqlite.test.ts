// The contracts of the database, kept by SQLite.
import { sqliteInTemp } from '../support/database.ts';
import { chunksContract } from './chunks.ts';
import { eventsContract } from './events.ts';
import { productsContract } from './products.ts';
import { pullsContract } from './pulls.ts';
import { variationsContract } from './variations.ts';

productsContract(sqliteInTemp);
variationsContract(sqliteInTemp);
eventsContract(sqliteInTemp);
chunksContract(sqliteInTemp);
pullsContract(sqliteInTemp);
