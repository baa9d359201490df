// The contracts of the database, kept by SQLite.
import { sqliteInTemp } from '../support/database.ts';
import { assortmentContract } from './assortment.ts';
import { chunksContract } from './chunks.ts';
import { eventsContract } from './events.ts';
import { measuresContract } from './measures.ts';
import { modelsContract } from './models.ts';
import { productsContract } from './products.ts';
import { pullsContract } from './pulls.ts';
import { searchContract } from './search.ts';
import { synonymsContract } from './synonyms.ts';
import { variationsContract } from './variations.ts';
import { versionsContract } from './versions.ts';
import { vocabularyContract } from './vocabulary.ts';
import { webhooksContract } from './webhooks.ts';

productsContract(sqliteInTemp);
assortmentContract(sqliteInTemp);
variationsContract(sqliteInTemp);
versionsContract(sqliteInTemp);
eventsContract(sqliteInTemp);
chunksContract(sqliteInTemp);
measuresContract(sqliteInTemp);
modelsContract(sqliteInTemp);
pullsContract(sqliteInTemp);
synonymsContract(sqliteInTemp);
searchContract(sqliteInTemp);
vocabularyContract(sqliteInTemp);
webhooksContract(sqliteInTemp);
