// Tokens: how they look, what is kept of them (a hash and a preview, never the token), and whether one may pass.
import { hash, randomInt } from 'node:crypto';
import ipaddr from 'ipaddr.js';

export const SCOPES = ['ingest', 'read', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

const PREFIXES: Record<Scope, string> = { ingest: 'wc_sk_live_', read: 'pilito_read_', admin: 'pilito_admin_' };
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';
const LENGTH = 40;

export interface Token {
  id: string;
  storeId: number | null;
  /** The store's slug; null for admin tokens. */
  store: string | null;
  scope: Scope;
  integrationType: string;
  name: string;
  preview: string;
  isActive: boolean;
  /** Addresses and CIDR ranges; empty lets everybody in. */
  allowedIps: string[];
  createdAt: number;
  expiresAt: number | null;
  lastUsedAt: number | null;
  usageCount: number;
}

/** A new token; `pick(n)` gives a number below n from a cryptographic source. */
export function mintToken(scope: Scope, pick: (below: number) => number = randomInt): string {
  let text = PREFIXES[scope];
  for (let i = 0; i < LENGTH; i++) text += ALPHABET[pick(ALPHABET.length)];
  return text;
}

/** SHA-256, hex. Tokens carry 206 bits of chance, so a plain hash is enough. */
export function hashToken(token: string): string {
  return hash('sha256', token);
}

export function previewToken(token: string): string {
  return `${token.slice(0, 6)}...${token.slice(-6)}`;
}

export function isValidToken(token: Pick<Token, 'isActive' | 'expiresAt'>, now: number): boolean {
  return token.isActive && (token.expiresAt === null || now < token.expiresAt);
}

/** Does the allow-list let this address in? IPv4 written as IPv6 counts as IPv4. */
export function allowsAddress(allowed: readonly string[], address: string): boolean {
  if (allowed.length === 0) return true;
  if (!ipaddr.isValid(address)) return false;
  const ip = ipaddr.process(address);
  return allowed.some((entry) => {
    const [range, bits] = parseRange(entry);
    return ip.kind() === range.kind() && ip.match(range, bits);
  });
}

/** Is this an address or a CIDR range? */
export function isAddressRange(entry: string): boolean {
  return entry.includes('/') ? ipaddr.isValidCIDR(entry) : ipaddr.isValid(entry);
}

function parseRange(entry: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  if (entry.includes('/')) return ipaddr.parseCIDR(entry);
  const ip = ipaddr.process(entry);
  return [ip, ip.kind() === 'ipv4' ? 32 : 128];
}
