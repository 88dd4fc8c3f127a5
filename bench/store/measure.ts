import type { Contract } from "../../src/index.ts";
import type { Question } from "./questions.ts";
import { QUESTIONS } from "./questions.ts";
import type { Size } from "./rows.ts";

/** How long the answers to a question take, in milliseconds. */
export interface Times {
  readonly median: number;
  readonly p95: number;
  readonly answers: number;
}

/** A question is asked so often, or for so long. */
const MOST = 200;
const MOST_MS = 6000;
/** The first ones are not counted: statements are prepared, pages come into memory. */
const WARM_UP = 5;

/** Asks every question over and over, one request after the other. */
export async function measure(contract: Contract, size: Size): Promise<ReadonlyMap<string, Times>> {
  const times = new Map<string, Times>();
  for (const question of QUESTIONS) times.set(question.name, await timesOf(contract, question, size));
  return times;
}

async function timesOf(contract: Contract, { name, request }: Question, size: Size): Promise<Times> {
  const taken: number[] = [];
  const begun = performance.now();
  for (let at = 0; at < MOST + WARM_UP && performance.now() - begun < MOST_MS; at++) {
    const { target, json } = request(size, at);
    const started = performance.now();
    const { status, body } = await ask(contract, target, json);
    if (status !== 200) throw new Error(`${name}: ${target} was answered ${status} ${body}`);
    if (at >= WARM_UP) taken.push(performance.now() - started);
  }
  taken.sort((a, b) => a - b);
  const at = (share: number) => taken[Math.min(taken.length - 1, Math.floor(share * taken.length))] ?? NaN;
  return { median: at(0.5), p95: at(0.95), answers: taken.length };
}

async function ask(contract: Contract, target: string, json: object | undefined) {
  const [path = "", query = ""] = target.split("?");
  const bytes = json && new TextEncoder().encode(JSON.stringify(json));
  const response = await contract.handle({
    method: json ? "POST" : "GET",
    path,
    query,
    headers: json ? { "content-type": "application/json", "x-admin-token": "bench" } : {},
    ...(bytes && { body: () => Promise.resolve(bytes) }),
  });
  return { status: response.status, body: String(response.body).slice(0, 500) };
}
