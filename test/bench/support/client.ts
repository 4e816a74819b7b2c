import { Agent, type IncomingMessage, request } from 'node:http';

export type Answer = {
  readonly status: number;
  readonly body: string;
  readonly location: string | undefined;
};

/** A browser without a screen on a real connection: keeps its cookies and the token of the forms. */
export class Client {
  readonly #url: string;
  readonly #agent: Agent;
  readonly #cookies: Map<string, string>;
  #token: string;

  constructor(url: string, like?: Client) {
    this.#url = url;
    this.#agent = new Agent({ keepAlive: true, maxSockets: 64 });
    this.#cookies = new Map(like ? like.#cookies : []);
    this.#token = like ? like.#token : '';
  }

  get(path: string): Promise<Answer> {
    return this.#send('GET', path, null);
  }

  /** Posts a form with the token last seen on a page. Rejects when the connection ends before the whole answer. */
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
    return this.#send('POST', path, new URLSearchParams({ ...fields, _csrf: this.#token }).toString());
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(method: string, path: string, body: string | null): Promise<Answer> {
    const headers: Record<string, string> = {
      // Limits of rate are per visitor: each request comes from another one.
      'x-forwarded-for': `10.${byte()}.${byte()}.${byte()}`,
      ...(this.#cookies.size > 0 ? { cookie: this.#cookieHeader() } : {}),
      ...(body === null
        ? {}
        : {
            'content-type': 'application/x-www-form-urlencoded',
            'content-length': String(Buffer.byteLength(body)),
          }),
    };
    return new Promise((resolve, reject) => {
      const sent = request(`${this.#url}${path}`, { method, headers, agent: this.#agent }, (response) => {
        this.#keepCookies(response);
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (piece: string) => {
          text += piece;
        });
        response.on('error', reject);
        response.on('aborted', () => reject(new Error('cut off')));
        response.on('end', () => {
          this.#token = text.match(/name="_csrf" value="([^"]+)"/)?.[1] ?? this.#token;
          resolve({ status: response.statusCode ?? 0, body: text, location: response.headers.location });
        });
      });
      sent.on('error', reject);
      sent.setTimeout(20_000, () => sent.destroy(new Error('no answer in 20 s')));
      sent.end(body ?? undefined);
    });
  }

  #cookieHeader = (): string => [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');

  #keepCookies(response: IncomingMessage): void {
    for (const cookie of response.headers['set-cookie'] ?? []) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
}

const byte = (): number => Math.floor(Math.random() * 255);
