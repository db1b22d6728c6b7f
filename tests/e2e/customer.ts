import { expect, type Page } from '@playwright/test';

/** How long a run against a practice server may take. */
export const RUN_MS = 90_000;

export interface Told {
  readonly host: string;
  readonly symptom: string;
  readonly client: string;
  readonly encryption: string;
}

/** What a customer does, by the words on the pages alone. */
export class Customer {
  constructor(readonly page: Page) {}

  async press(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name }).click();
  }

  async sees(heading: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  }

  async begins(): Promise<void> {
    await this.page.goto('/');
    await this.press('Start');
    await this.sees('Which address does your program connect to?');
  }

  async namesHost(text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Which address' }).fill(text);
    await this.press('Continue');
  }

  async chooses(heading: string, answer: string): Promise<void> {
    await this.sees(heading);
    await this.page.getByRole('radio', { name: answer }).check();
    await this.press('Continue');
  }

  /** Answers every question up to the page that shows all answers. */
  async answers(told: Told): Promise<void> {
    await this.namesHost(told.host);
    await this.chooses('What happens?', told.symptom);
    await this.chooses('Which program makes the connection?', told.client);
    await this.chooses('How is the program set to encrypt?', told.encryption);
    await this.sees('Check your answers');
  }

  async waitsForReport(): Promise<void> {
    await this.page.waitForURL('**/report?run=*', { timeout: RUN_MS });
    await expect(this.page.getByRole('heading', { name: 'What to do now' })).toBeVisible();
  }

  /** Tests one of the practice servers of the start page. */
  async tries(title: string): Promise<void> {
    await this.page.goto('/');
    const card = this.page.getByRole('listitem').filter({
      has: this.page.getByRole('heading', { name: title, exact: true }),
    });
    await card.getByRole('button', { name: 'Test this one' }).click();
    await this.page.waitForURL('**/check/**');
  }
}
