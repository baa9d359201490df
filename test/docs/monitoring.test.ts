// The metrics there are, the table that explains them, and the dashboard and alert rules that use them: none of these
// may know of a metric, a label or an alert that the others do not.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { METRICS, type MetricDefinition } from '../../src/domain/metrics.ts';
import { type Site, startSite } from '../support/http-site.ts';
import { samplesIn } from '../support/samples.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const DEFINED = Object.entries<MetricDefinition>(METRICS);

/** Table rows of the page that begin with a code span, as their cells without it. */
const rows = read('docs/monitoring.md')
  .split('\n')
  .flatMap((line) => {
    const [, name, rest] = /^\| `(\w+)` \|(.*)\|$/.exec(line) ?? [];
    return name === undefined ? [] : [[name, ...(rest ?? '').split('|').map((cell) => cell.trim())]];
  });

describe('docs/monitoring.md', () => {
  test('explains every metric with its labels and where it is kept, and no other', () => {
    const told = rows
      .filter(([name]) => name?.startsWith('pilito_'))
      .map(([name, labels, kept]) => [name, labels, kept]);
    expect(told).toEqual(DEFINED.map(([name, { labels, home }]) => [name, labels.join(', '), home]));
  });

  test('calls a histogram a histogram', () => {
    for (const [name, { type }] of DEFINED) {
      const says = rows.find(([one]) => one === name)?.[3] ?? '';
      expect([name, says.startsWith('histogram: ')]).toEqual([name, type === 'histogram']);
    }
  });

  test('says what to do about every alert there is, and no other', () => {
    const told = rows.map(([name]) => name).filter((name) => name?.startsWith('Pilito'));
    expect(told).toEqual(expect.arrayContaining(rules.map(({ alert }) => alert)));
    expect(told).toHaveLength(rules.length);
  });
});

test('names have the unit and the ending that Prometheus asks for', () => {
  for (const [name, { type, help }] of DEFINED) {
    expect(name.endsWith('_total'), name).toBe(type === 'counter');
    if (type === 'histogram') expect(name).toMatch(/_seconds$/);
    expect(help).toMatch(/^[A-Z0-9].*\.$/);
  }
});

describe('what is served', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site.close());

  test('is what is defined, and what belongs to the process', async () => {
    const { types } = samplesIn((await site.get('/metrics')).text);
    const others = [...types.keys()].filter((name) => !name.startsWith('pilito_'));
    expect(others.filter((name) => !/^(process|nodejs)_/.test(name))).toEqual([]);
    const ours = [...types].filter(([name]) => name.startsWith('pilito_'));
    expect(ours.sort()).toEqual(DEFINED.map(([name, { type }]): [string, string] => [name, type]).sort());
    for (const name of OTHERS) expect(others).toContain(name);
  });
});

const ruleFile = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({
          alert: z.string(),
          expr: z.string(),
          labels: z.object({ severity: z.enum(['critical', 'warning']) }),
          annotations: z.object({ summary: z.string() }),
        }),
      ),
    }),
  ),
});
const { groups } = ruleFile.parse(parse(read('examples/prometheus/pilito.rules.yml')));
const rules = groups.flatMap((group) => group.rules);

const panel = z.object({
  title: z.string(),
  targets: z.array(z.object({ expr: z.string(), legendFormat: z.string() })).default([]),
});
const dashboard = z
  .object({
    panels: z.array(panel),
    templating: z.object({ list: z.array(z.object({ name: z.string(), definition: z.string().optional() })) }),
  })
  .parse(JSON.parse(read('examples/grafana/pilito.json')));

/** What the dashboard uses of the process's own. */
const OTHERS = ['process_resident_memory_bytes', 'nodejs_eventloop_lag_p99_seconds'];

const expressions: [string, string][] = [
  ...rules.map(({ alert, expr }): [string, string] => [alert, expr]),
  ...dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }): [string, string] => [title, expr])),
];

/** Series that an expression names, without what a histogram adds; `up` is of Prometheus itself. */
function seriesIn(expression: string): string[] {
  const found = expression.replace(/"[^"]*"/g, '""').matchAll(/\b((?:pilito|process|nodejs)_\w+)/g);
  return [...found].map(([, name = '']) => name);
}

function metricOf(series: string): MetricDefinition | undefined {
  const name = series.replace(/_(bucket|sum|count)$/, '');
  return DEFINED.find(([one, { type }]) => one === (type === 'histogram' ? name : series))?.[1];
}

describe('the dashboard and the alert rules', () => {
  test('use only metrics there are', () => {
    const unknown = expressions.flatMap(([, expr]) => seriesIn(expr)).filter((one) => !metricOf(one));
    expect([...new Set(unknown)].sort()).toEqual([...OTHERS].sort());
  });

  test('ask histograms for their buckets, and only them', () => {
    for (const [where, expr] of expressions) {
      for (const series of seriesIn(expr)) {
        const isBucket = series.endsWith('_bucket');
        expect([where, series, isBucket]).toEqual([where, series, metricOf(series)?.type === 'histogram']);
      }
    }
  });

  test('use only labels that the metrics have', () => {
    for (const [where, expr] of expressions) {
      for (const [, series = '', matchers = ''] of expr.matchAll(/\b(pilito_\w+)\{([^}]*)\}/g)) {
        for (const [, label = ''] of matchers.matchAll(/(\w+)=/g)) {
          expect(metricOf(series)?.labels, `${where}: ${label}`).toContain(label);
        }
      }
      const known = [...seriesIn(expr).flatMap((series) => metricOf(series)?.labels ?? []), 'le', 'instance', 'job'];
      for (const [, list = ''] of expr.matchAll(/\b(?:by|on) \(([^)]*)\)/g)) {
        const labels = list.split(',').map((label) => label.trim());
        for (const label of labels.filter(Boolean)) expect(known, `${where}: ${label}`).toContain(label);
      }
    }
  });

  test('count events and searches by what they really end as', () => {
    const told = new Map(rows.map(([name = '', , , says = '']) => [name, says]));
    for (const [where, expr] of expressions) {
      for (const [, series = '', matchers = ''] of expr.matchAll(/\b(pilito_\w+)\{([^}]*)\}/g)) {
        for (const [, values = ''] of matchers.matchAll(/(?:verdict|outcome|status)=~?"([^"]*)"/g)) {
          for (const value of values.split('|'))
            expect(told.get(series), `${where}: ${value}`).toContain(`\`${value}\``);
        }
      }
    }
  });

  test('have balanced brackets, and legends of labels that are left', () => {
    for (const [where, expr] of expressions) {
      for (const [open, close] of ['()', '{}', '[]']) {
        const count = (bracket = '') => expr.split(bracket).length;
        expect([where, count(open)]).toEqual([where, count(close)]);
      }
    }
    for (const { title, targets } of dashboard.panels) {
      for (const { expr, legendFormat } of targets) {
        for (const [, label = ''] of legendFormat.matchAll(/\{\{(\w+)\}\}/g)) {
          const grouped = /\b(by|on) \(/.test(expr);
          if (grouped) expect(expr, `${title}: ${label}`).toMatch(new RegExp(`by \\([^)]*\\b${label}\\b`));
        }
      }
    }
  });

  test('variables of the dashboard are used, and there', () => {
    const text = read('examples/grafana/pilito.json');
    const { list } = dashboard.templating;
    const used = new Set([...text.matchAll(/\$\{?([a-z]+)\b/g)].map(([, name]) => name));
    expect([...used].sort()).toEqual(list.map(({ name }) => name).sort());
    for (const { definition = '' } of list) for (const one of seriesIn(definition)) expect(metricOf(one)).toBeDefined();
  });
});
