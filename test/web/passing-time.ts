import type { Page } from "playwright-core";
import { type Answerer, type ServedPage, servePage } from "./page.ts";

/** A page, served at a time that stands still. */
export interface StandingPage extends ServedPage {
  /** Lets time pass, in milliseconds, for the page and for whoever answers it. */
  readonly pass: (page: Page, ms: number) => Promise<void>;
}

/** Serves the page at a time that a test alone moves, so that work by the clock takes no time and never hurries it. */
export function serveStandingPage(answerer?: Answerer): StandingPage {
  // A whole second, as the contract's times are: what has begun now has begun just now.
  let now = Math.floor(Date.now() / 1000) * 1000;
  const clock = () => new Date(now);
  const served = servePage(answerer, { clock });
  return {
    ...served,
    pass: async (page, ms) => {
      now += ms;
      await page.clock.setFixedTime(clock());
      await served.runTasks();
      // A page that answers itself does what is due when it is asked for something.
      await page.evaluate(async () => (await fetch("/api/metrics/models?limit=1")).status);
    },
  };
}
