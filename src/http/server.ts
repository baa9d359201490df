// The HTTP entrance: one Fastify instance over an App, with every route, ready to listen.
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { App } from '../app/app.ts';
import { openLive } from '../app/live.ts';
import { guardWith } from './auth.ts';
import { takeJsonOnly } from './bodies.ts';
import type { RouteContext } from './context.ts';
import { refuseUnreadable, sendError } from './errors.ts';
import { endConnectionsOnClose } from './listen.ts';
import { logRequest, withoutSecrets } from './log.ts';
import { answerUnknown, watchMethods } from './methods.ts';
import { countRequests } from './metrics.ts';
import { bulkRoutes } from './routes/bulk.ts';
import { eventRoutes } from './routes/events.ts';
import { healthRoutes } from './routes/health.ts';
import { mcpRoutes } from './routes/mcp.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { openapiRoutes } from './routes/openapi.ts';
import { opsRoutes } from './routes/ops.ts';
import { productRoutes } from './routes/products.ts';
import { searchRoutes } from './routes/search.ts';
import { similarRoutes } from './routes/similar.ts';
import { tokenRoutes } from './routes/tokens.ts';
import { webhookRoutes } from './routes/webhook.ts';
import { watchStrangers } from './strangers.ts';
import { countUses } from './uses.ts';

export interface ServerOptions {
  /** Proxies whose X-Forwarded-* headers are believed: their addresses and ranges, or how many stand before us. */
  trustProxy: false | number | string[];
  /** How clients reach us, for the addresses of next and previous pages; null to believe the request. */
  publicUrl: string | null;
  /** The address that is listened on: a name by which /mcp may be called. */
  host?: string;
  /** Bytes. */
  bodyLimit?: number;
  /** A pino logger, or false for silence. */
  logger: FastifyBaseLogger | false;
  /** Who may read the metrics, where the App has them; everybody when not said. */
  metricsFor?: RouteContext['metricsFor'];
  /** What /readyz asks in place of `db.checkWritable`; throws when events cannot be stored. */
  checkReady?: () => Promise<void>;
}

const BODY_LIMIT = 2 * 1024 * 1024;
/** A question of 10,000 Persian letters takes 60 kB when it is escaped. */
const HEADER_LIMIT = 96 * 1024;
const REQUEST_TIMEOUT_MS = 60_000;

/** Closing it drains the requests under way and writes the counted uses; the App stays open and is the caller's. */
export function buildServer(app: App, options: ServerOptions): FastifyInstance {
  const { trustProxy, publicUrl, bodyLimit = BODY_LIMIT, logger, checkReady = () => app.db.checkWritable() } = options;
  const { metricsFor = 'open', host = null } = options;
  const server = Fastify({
    ...(logger ? { loggerInstance: withoutSecrets(logger) } : { logger: false }),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: typeof trustProxy === 'number' ? (_address, hop) => hop < trustProxy : trustProxy,
    bodyLimit,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { maxHeaderSize: HEADER_LIMIT },
    routerOptions: { ignoreTrailingSlash: true, ignoreDuplicateSlashes: true },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    genReqId: () => app.newId(),
    frameworkErrors: sendError,
    clientErrorHandler: refuseUnreadable,
  });
  const uses = countUses(app, server.log);
  const strangers = watchStrangers(app.clock);
  const live = openLive(app);
  server.addHook('onClose', () => live.close());
  const context: RouteContext = {
    app,
    guard: guardWith(app, uses, strangers),
    ...{ uses, strangers },
    live,
    publicUrl,
    host,
    metricsFor,
    checkReady,
  };

  server.decorateRequest('token', null);
  server.setErrorHandler(sendError);
  takeJsonOnly(server);
  answerUnknown(server);
  endConnectionsOnClose(server);
  server.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  server.addHook('onResponse', logRequest);
  countRequests(server, app.metrics);
  server.addHook('onClose', uses.flush);

  const refuseOtherMethods = watchMethods(server);
  const groups = [
    webhookRoutes,
    bulkRoutes,
    healthRoutes,
    tokenRoutes,
    eventRoutes,
    productRoutes,
    similarRoutes,
    searchRoutes,
    mcpRoutes,
    opsRoutes,
    metricsRoutes,
    openapiRoutes,
  ];
  for (const routes of groups) server.register(routes(context));
  server.register(refuseOtherMethods);
  return server;
}
