import type { BrowserContext, Page } from '@playwright/test';

/** What React has streamed in and not yet put into its place: it stands hidden at the end of the body. */
const arriving = 'body > div[hidden][id^="S:"]';
/** What never comes to its place, as where the page found that there is nothing to show, is waited for no longer. */
const longestMs = 3000;

/**
 * Lets an address count as opened once all of its page is in its place. React reveals what it streams some frames after
 * it has come, and a part that the browser rendered by itself meanwhile stands there twice until then.
 */
export function waitForReveal(context: BrowserContext): void {
  const follow = (page: Page) => {
    const { goto, reload } = page;
    const revealed = () =>
      page
        .locator(arriving)
        .first()
        .waitFor({ state: 'detached', timeout: longestMs })
        .catch(() => {});
    page.goto = async (...at) => {
      const response = await goto.apply(page, at);
      await revealed();
      return response;
    };
    page.reload = async (...how) => {
      const response = await reload.apply(page, how);
      await revealed();
      return response;
    };
  };
  context.on('page', follow);
  for (const page of context.pages()) follow(page);
}
