// Asking the demo's own HTTP endpoint, as an AI chat would.
import * as z from 'zod';

const answer = z.object({
  query: z.string(),
  took_ms: z.number(),
  results: z.array(
    z.object({
      rank: z.number(),
      external_id: z.string(),
      title: z.string(),
      price: z.string().nullable(),
      currency: z.string().nullable(),
    }),
  ),
});

export type Found = z.infer<typeof answer>;

export async function ask(address: string, token: string, question: string): Promise<Found> {
  const url = `${address}/api/v1/web-knowledge/search/?q=${encodeURIComponent(question)}&limit=3`;
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  return answer.parse(await response.json());
}
