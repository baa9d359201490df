// The `openai` package as its documentation shows it: one client, one call for each batch of texts, vectors as numbers.
import OpenAI from 'openai';

/** @param {string} baseURL */
export function openClient(baseURL) {
  const client = new OpenAI({ apiKey: 'none', baseURL, maxRetries: 0 });
  /** @param {readonly string[]} texts */
  return async (texts) => {
    const { data } = await client.embeddings.create({ model: 'text-embedding-3-small', input: [...texts] });
    return data.map(({ embedding }) => embedding);
  };
}
