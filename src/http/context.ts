// What every group of routes is given; in a room of its own so that routes need not know the server.
import type { App } from '../app/app.ts';
import type { LiveShops } from '../app/live.ts';
import type { Guard } from './auth.ts';
import type { Strangers } from './strangers.ts';
import type { Uses } from './uses.ts';

export interface RouteContext {
  app: App;
  guard: Guard;
  uses: Uses;
  strangers: Strangers;
  /** Shops that are asked while customers wait: one line to each, whatever the route. */
  live: LiveShops;
  /** How clients reach us, without a slash at the end; null to believe the request. */
  publicUrl: string | null;
  /** Who may read the metrics. */
  metricsFor: 'open' | 'admin' | 'off';
  /** The address that is listened on, a name by which clients may call us; null when it does not matter. */
  host: string | null;
  /** Can events be stored? Throws when not. */
  checkReady(): Promise<void>;
}
