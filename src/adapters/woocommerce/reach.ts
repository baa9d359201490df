// The way to a shop before any request: does its name resolve, and is its certificate to be believed? A room of its own
// because a request that fails tells neither which of them it was nor how long a certificate still lasts.
import { isIP } from 'node:net';
import { connect, type PeerCertificate, type TLSSocket } from 'node:tls';
import { isPrivateAddress, isPrivateHost } from '../../domain/store.ts';
import type { DnsLook, TlsLook } from '../../ports/checkup.ts';
import { codeOf, guardedLookup, type Resolve, systemResolve } from './transport.ts';

export interface ReachOptions {
  allowPrivateNetwork: boolean;
  resolve: Resolve | undefined;
  ca: string | undefined;
  signal: AbortSignal;
}

export async function lookUpName(url: URL, { allowPrivateNetwork, resolve, signal }: ReachOptions): Promise<DnsLook> {
  const host = bareHost(url);
  if (!allowPrivateNetwork && isPrivateHost(host)) return { kind: 'private', address: host };
  if (isIP(host) !== 0) return { kind: 'number' };
  try {
    const found = await inTime((resolve ?? systemResolve)(host), signal);
    const addresses = [...new Set(found.map(({ address }) => address))];
    const hidden = allowPrivateNetwork ? undefined : addresses.find(isPrivateAddress);
    if (hidden !== undefined) return { kind: 'private', address: hidden };
    return addresses.length === 0 ? { kind: 'failed', code: 'ENOTFOUND' } : { kind: 'found', addresses };
  } catch (error) {
    return { kind: 'failed', code: signal.aborted ? 'TIMEOUT' : codeOf(error) || 'error' };
  }
}

/** Shakes hands and reads the certificate, also one that must not be believed; nothing is sent after that. */
export function lookAtTls(url: URL, { ca, signal, ...guard }: ReachOptions): Promise<TlsLook> {
  const host = bareHost(url);
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port: Number(url.port || 443),
      rejectUnauthorized: false,
      lookup: guardedLookup(guard),
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ...(ca === undefined ? {} : { ca }),
    });
    const end = (look: TlsLook) => {
      signal.removeEventListener('abort', stop);
      socket.destroy();
      resolve(look);
    };
    const stop = () => end({ kind: 'failed', code: 'TIMEOUT' });
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    socket.once('secureConnect', () => end(seen(socket)));
    socket.once('error', (error) => end({ kind: 'failed', code: codeOf(error) || error.message }));
    socket.once('close', () => end({ kind: 'failed', code: 'ECONNRESET' }));
  });
}

function seen(socket: TLSSocket): TlsLook {
  const certificate = socket.getPeerCertificate();
  const until = Date.parse(certificate.valid_to ?? '');
  return {
    kind: 'seen',
    distrust: socket.authorized ? null : reasonOf(socket.authorizationError),
    issuer: issuerOf(certificate),
    names: namesOf(certificate),
    validUntil: Number.isNaN(until) ? null : until,
    protocol: socket.getProtocol(),
  };
}

/** Node's types call it an error; it is the code of one. */
function reasonOf(reason: unknown): string {
  return codeOf(reason) || (typeof reason === 'string' ? reason : 'untrusted');
}

function issuerOf({ issuer }: PeerCertificate): string {
  return String(issuer?.O ?? issuer?.CN ?? 'an unnamed issuer');
}

/** The names it is valid for: "DNS:shop.example, DNS:www.shop.example". */
function namesOf({ subjectaltname, subject }: PeerCertificate): string[] {
  const listed = (subjectaltname ?? '').split(', ').map((name) => name.replace(/^(?:DNS|IP Address):/, ''));
  const names = listed.filter((name) => name !== '');
  return names.length > 0 ? names : [subject?.CN ?? []].flat();
}

function bareHost({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

async function inTime<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted();
  let stop = () => {};
  const late = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
