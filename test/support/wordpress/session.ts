// A user who has logged in to a site over HTTP, as a browser would be.

export interface Answer {
  status: number;
  text: string;
}

export interface Session {
  get(path: string): Promise<Answer>;
  /** A form. */
  post(path: string, fields: Record<string, string>): Promise<Answer>;
}

/** All users of test sites have the same password. */
export const PASSWORD = 'password';

export async function logIn(url: string, user: string): Promise<Session> {
  const ask = async (path: string, init: RequestInit, cookie: string) => {
    const headers = { ...init.headers, cookie };
    return fetch(url + path, { ...init, headers, redirect: 'manual' });
  };
  const fields = { log: user, pwd: PASSWORD, 'wp-submit': 'Log In', testcookie: '1' };
  const form = (body: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(body) });
  const answer = await ask('/wp-login.php', form(fields), 'wordpress_test_cookie=WP%20Cookie%20check');
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  if (!cookie.includes('wordpress_logged_in_')) throw new Error(`${user} could not log in: ${answer.status}`);
  const read = async (response: Response) => ({ status: response.status, text: await response.text() });
  return {
    get: async (path) => read(await ask(path, {}, cookie)),
    post: async (path, fields) => read(await ask(path, form(fields), cookie)),
  };
}
