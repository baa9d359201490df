// The routes that a server has, asked of the server itself: what is said of them elsewhere is compared with this.
import type { FastifyInstance } from 'fastify';

/**
 * As `GET /path/:id`, sorted. Every path of the tree that Fastify prints is asked with a method nobody serves: `Allow`
 * names those it does.
 */
export async function routesOf(server: FastifyInstance): Promise<string[]> {
  const path: string[] = [];
  const routes: string[] = [];
  for (const line of server.printRoutes({ commonPrefix: false }).split('\n')) {
    const match = /^([│ ]*)[├└]── (\S+)(?: \(.+\))?$/.exec(line);
    if (!match) continue;
    path.length = (match[1] ?? '').length / 4;
    path.push(match[2] ?? '');
    const full = path.join('').replace(/(.)\/$/, '$1');
    const { headers } = await server.inject({ method: 'PUT', url: full.replaceAll(':', '') });
    const methods = String(headers.allow ?? '').split(', ');
    for (const method of methods) if (method !== '' && method !== 'HEAD') routes.push(`${method} ${full}`);
  }
  return [...new Set(routes)].sort();
}
