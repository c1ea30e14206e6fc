import type { Browser, Page } from '@playwright/test';
import pg from 'pg';
import type { Said } from './agreement.ts';
import { send } from './project.ts';
import { expect, stranger, studioUnderTest } from './test.ts';

const password = 'four blind lighthouses';

/** A new account with a role in the project, signed in at a machine of its own, by keyboard. */
export async function colleague(
  { page, browser, baseURL }: { page: Page; browser: Browser; baseURL: string | undefined },
  { project, name, role }: { project: string; name: string; role: string },
): Promise<Page> {
  const email = `${name.toLowerCase()}-${project}@example.org`;
  await send(page, '/api/v1/account/users', { email, name, password });
  await enrol(project, email, role);
  const context = await browser.newContext({ storageState: stranger, baseURL });
  const own = await context.newPage();
  await own.goto('/sign-in');
  await expect(own.getByRole('button', { name: 'Sign in' })).toBeEnabled();
  await own.getByLabel('Email address').focus();
  await own.keyboard.type(email);
  await own.keyboard.press('Tab');
  await own.keyboard.type(password);
  await own.keyboard.press('Enter');
  await expect(own).not.toHaveURL(/sign-in/);
  return own;
}

async function enrol(slug: string, email: string, role: string) {
  const client = new pg.Client({ connectionString: studioUnderTest().databaseUrl });
  await client.connect();
  await client.query(
    `INSERT INTO memberships (project_id, user_id, role)
     SELECT p.id, u.id, $3::"Role" FROM projects p, users u WHERE p.slug = $1 AND u.email = $2`,
    [slug, email, role],
  );
  await client.end();
}

/** The desk of one person on a queue: every act is a key, and what was said is written down. */
export class QueueDesk {
  readonly page: Page;
  readonly name: string;
  readonly said: Said;

  constructor(page: Page, name: string, said: Said) {
    this.page = page;
    this.name = name;
    this.said = said;
  }

  get variant() {
    return this.page.getByRole('region', { name: 'Variant' });
  }

  /** The number of the variant on the desk; null at the end of the queue. */
  async current(other?: number): Promise<number | null> {
    const handle = await this.page.waitForFunction((before) => {
      const titles = [...document.querySelectorAll('h2')].map((title) => title.textContent);
      if (titles.includes('Nothing waits for you here')) return 'end';
      const heading = document.querySelector('section[aria-label="Variant"] h2');
      const number = /\d+/.exec(heading?.textContent ?? '')?.[0];
      const buttons = [...document.querySelectorAll('button')];
      const accept = buttons.find((button) => button.textContent.startsWith('Accept'));
      // Its keys work as soon as its button does.
      return number !== undefined && Number(number) !== before && accept?.disabled === false ? number : false;
    }, other);
    const found = await handle.jsonValue();
    return found === 'end' ? null : Number(found);
  }

  private write(variant: number, action: 'accept' | 'reject') {
    const unit = this.said.get(variant) ?? new Map();
    this.said.set(variant, unit.set(this.name, action));
  }

  /** Accepts what is on the desk; the next variant. */
  async accept(variant: number): Promise<number | null> {
    await this.page.keyboard.press('a');
    const next = await this.current(variant);
    this.write(variant, 'accept');
    return next;
  }

  /** Rejects it with the reason under that key. */
  async reject(variant: number, key: string): Promise<number | null> {
    await this.page.keyboard.press('r');
    await expect(this.page.getByRole('button', { name: /Misread/ })).toBeFocused();
    await this.page.keyboard.press(key);
    const next = await this.current(variant);
    this.write(variant, 'reject');
    return next;
  }

  /** Takes the last decision back; its variant is on the desk again. */
  async undo(current: number): Promise<number> {
    await this.page.keyboard.press('z');
    const back = (await this.current(current))!;
    this.said.get(back)!.delete(this.name);
    return back;
  }
}
