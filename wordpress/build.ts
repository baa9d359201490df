// `npm run build`'s last step: the plugin's zip, and beside it what `pilito plugin` says of it.
import { writeFileSync } from 'node:fs';
import { PLUGIN, pluginVersion, zipPlugin } from './zip.ts';

const SOURCES = `wordpress/${PLUGIN}`;

writeFileSync(`dist/${PLUGIN}.zip`, zipPlugin(SOURCES));
writeFileSync(`dist/${PLUGIN}.json`, `${JSON.stringify({ version: pluginVersion(SOURCES) })}\n`);
