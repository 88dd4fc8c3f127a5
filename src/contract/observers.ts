import type { Observer } from "./observer.ts";

/** One observer that tells others all that it hears, in their order. */
export function combineObservers(observers: readonly Observer[]): Observer {
  return {
    // Of each request; lists of arguments would be made anew for each.
    exchanged: (exchange) => {
      for (const observer of observers) observer.exchanged?.(exchange);
    },
    replyBroke: (...heard) => observers.forEach((observer) => observer.replyBroke?.(...heard)),
    requestBroke: (...heard) => observers.forEach((observer) => observer.requestBroke?.(...heard)),
    declined: (...heard) => observers.forEach((observer) => observer.declined?.(...heard)),
    ran: (...heard) => observers.forEach((observer) => observer.ran?.(...heard)),
    warned: (...heard) => observers.forEach((observer) => observer.warned?.(...heard)),
    failed: (...heard) => observers.forEach((observer) => observer.failed?.(...heard)),
  };
}
