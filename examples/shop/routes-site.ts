// What a site says about itself: the index anybody may read, and the currency its prices are in.

import { TEHRAN_OFFSET_MS } from './clock.ts';
import { linksOf } from './links.ts';
import { answer, type Route } from './router.ts';

const NAMESPACES = ['oembed/1.0', 'wc/v1', 'wc/v2', 'wc/v3', 'wc/store', 'wc/store/v1', 'wp/v2'];
const SYMBOL = '&#x062A;&#x0648;&#x0645;&#x0627;&#x0646;';

/** The index needs to know every other route, so it is made last. */
export function siteRoutes(others: readonly Route[]): Route[] {
  const site: Route[] = [
    {
      path: '/wc/v3/data/currencies/current',
      handlers: {
        GET: (_house, { home }) => {
          const _links = linksOf(home, 'data/currencies', 'IRT', undefined, ['GET']);
          return answer({ code: 'IRT', name: 'Iranian toman', symbol: SYMBOL, _links });
        },
      },
    },
    {
      path: '/wc/v3/settings/general/woocommerce_currency',
      handlers: {
        GET: (_house, { home }) => {
          const options = { IRR: 'Iranian rial (&#xfdfc;) — IRR', IRT: `Iranian toman (${SYMBOL}) — IRT` };
          const words = {
            label: 'Currency',
            description: 'The currency of the prices in the catalog.',
            type: 'select',
          };
          const _links = linksOf(home, 'settings/general', 'woocommerce_currency');
          return answer({ id: 'woocommerce_currency', ...words, default: 'USD', options, value: 'IRT', _links });
        },
      },
    },
  ];
  const routes = [...others, ...site];
  const index: Route = {
    path: '/wc/v3',
    open: true,
    handlers: { GET: () => answer({ namespace: 'wc/v3', routes: listed(routes) }) },
  };
  const root: Route = {
    path: '',
    open: true,
    handlers: {
      GET: ({ name }, { home }) =>
        answer({
          ...{ name, description: '', url: home, home, gmt_offset: TEHRAN_OFFSET_MS / 3_600_000 },
          ...{ timezone_string: 'Asia/Tehran', page_for_posts: 0, page_on_front: 0, show_on_front: 'posts' },
          ...{ namespaces: NAMESPACES, authentication: {}, routes: listed([...routes, index]) },
          ...{ site_logo: 0, site_icon: 0, site_icon_url: '' },
          _links: { help: [{ href: 'https://developer.wordpress.org/rest-api/' }] },
        }),
    },
  };
  return [...site, index, root];
}

function listed(routes: readonly Route[]): Record<string, unknown> {
  return Object.fromEntries(
    routes.map(({ path, handlers }) => {
      const methods = Object.keys(handlers);
      return [path, { namespace: 'wc/v3', methods, endpoints: [{ methods, args: {} }] }];
    }),
  );
}
