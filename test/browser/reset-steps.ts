import { ForgotPasswordCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { Page } from 'playwright-core';
import type { RunningLifeguard } from './running-lifeguard.ts';
import type { Visitor } from './visitor.ts';

/** Asks for a code as an app does, and gives the link in the mail that came. */
export async function askForLink(
  { sdk, mail }: RunningLifeguard,
  clientId: string,
  username: string,
): Promise<URL> {
  await sdk.send(new ForgotPasswordCommand({ ClientId: clientId, Username: username }));
  const [newest] = await mail(username);
  const [link] = newest?.links ?? [];
  if (newest?.clientId !== clientId || link === undefined) throw new Error(`no mail of ${clientId} came`);
  return new URL(link);
}

/** Opens the newest mail to that address as a person does, and follows its button to the window that it opens. */
export async function followMail({ page, context }: Visitor, origin: string, to: string): Promise<Page> {
  await page.goto(`${origin}/_lifeguard/mailbox`);
  await page.locator('#mail-list li', { hasText: to }).first().getByRole('link').click();
  const mail = page.frameLocator('#reading iframe');
  const opening = context.waitForEvent('page');
  await mail.getByRole('link', { name: 'Choose a new password' }).click();
  const opened = await opening;
  await opened.waitForURL(`${origin}/reset-password/`);
  return opened;
}

/** Opens a link, chooses a password, and comes to the end of the reset. */
export async function resetWith(page: Page, link: URL | string, password: string): Promise<void> {
  await page.goto(String(link));
  await choosePassword(page, password);
  await success(page);
}

/** Types a new password on the reset page and sends it. */
export async function choosePassword(page: Page, password: string): Promise<void> {
  await page.fill('#password', password);
  await page.click('#submit');
}

/** Waits for the end of a reset. */
export async function success(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Your password is changed' }).waitFor();
}

/** Waits for a problem of that title. */
export async function problem(page: Page, title: string): Promise<void> {
  await page.getByRole('region', { name: title }).waitFor();
}

/** The link with other values in its query; null takes one out. */
export function changed(link: URL, values: Readonly<Record<string, string | null>>): string {
  const copy = new URL(link);
  for (const [name, value] of Object.entries(values)) {
    if (value === null) copy.searchParams.delete(name);
    else copy.searchParams.set(name, value);
  }
  return copy.href;
}
