import { expect, test } from "vitest";
import { networkOf } from "../../../src/adapters/express/client-address.ts";
import { RateLimiter } from "../../../src/adapters/express/rate-limiter.ts";
import { startPets } from "../pets-server.ts";

const rateLimit = { requests: 2, seconds: 60 };

test("a client is told what it has left, and refused when that is nothing", async () => {
  const { url } = await startPets({ rateLimit });
  const ask = () => fetch(`${url}/pets`);
  const [first, second, third] = [await ask(), await ask(), await ask()];
  expect([first, second, third].map(({ status }) => status)).toEqual([200, 200, 429]);
  expect(first.headers.get("ratelimit-policy")).toBe('"client";q=2;w=60');
  expect(first.headers.get("ratelimit")).toBe('"client";r=1;t=60');
  expect(third.headers.get("ratelimit")).toMatch(/^"client";r=0;t=(60|59|58)$/);
  expect(Number(third.headers.get("retry-after"))).toBeGreaterThan(50);
  expect(third.headers.get("content-type")).toContain("application/problem+json");
  expect(await third.json()).toMatchObject({
    type: "urn:contract-server:problem:quota-exceeded",
    status: 429,
    "violated-policies": ["client"],
  });
  expect((await fetch(`${url}/__contract/health`)).status).toBe(200);
});

test("when its time is over, it begins anew", async () => {
  const { url } = await startPets({ rateLimit: { requests: 1, seconds: 1 } });
  const status = async () => (await fetch(`${url}/pets`)).status;
  expect(await status()).toBe(200);
  await expect.poll(status).toBe(429);
  await expect.poll(status).toBe(200);
});

test("without a limit nothing is said of one", async () => {
  const { url } = await startPets();
  const { headers } = await fetch(`${url}/pets`);
  expect([...headers.keys()].filter((name) => name.startsWith("ratelimit"))).toEqual([]);
});

test("each key has a limit of its own, and who guesses keys has one too", async () => {
  const { url } = await startPets({ rateLimit, apiKeys: ["one", "two"] });
  const statuses = async (key: string) => {
    const found = [];
    for (let at = 0; at < 3; at++)
      found.push((await fetch(`${url}/pets`, { headers: { "X-API-Key": key } })).status);
    return found;
  };
  expect(await statuses("one")).toEqual([200, 200, 429]);
  expect(await statuses("two")).toEqual([200, 200, 429]);
  expect(await statuses("guessed")).toEqual([401, 401, 429]);
});

test("whom a proxy asks for counts where the proxy is trusted, and nobody else is believed", async () => {
  const ask = (url: string, forwarded: string) =>
    fetch(`${url}/pets`, { headers: { "X-Forwarded-For": forwarded } });
  const remaining = async (url: string, forwarded: string) =>
    /r=(\d+)/.exec((await ask(url, forwarded)).headers.get("ratelimit") ?? "")?.[1];
  const { url: trusting } = await startPets({ rateLimit, trustedProxies: ["127.0.0.0/8", "10.0.0.0/8"] });
  expect(await remaining(trusting, "203.0.113.1")).toBe("1");
  expect(await remaining(trusting, "203.0.113.2")).toBe("1");
  expect(await remaining(trusting, "made.up, 203.0.113.1, 10.1.2.3")).toBe("0");
  const { url: doubting } = await startPets({ rateLimit });
  expect(await remaining(doubting, "203.0.113.1")).toBe("1");
  expect(await remaining(doubting, "203.0.113.2")).toBe("0");
});

test("whoever has a network of IPv6 has the limit of one client", () => {
  expect(networkOf("2001:db8:1:2::1")).toBe(networkOf("2001:DB8:1:2:ffff:ffff:ffff:ffff"));
  expect(networkOf("2001:db8:1:2::1")).not.toBe(networkOf("2001:db8:1:3::1"));
  expect(networkOf("::ffff:192.0.2.1")).toBe("192.0.2.1");
  expect(networkOf("192.0.2.1")).not.toBe(networkOf("192.0.2.2"));
});

test("no more clients are remembered than may be, the latest of them", async () => {
  const limiter = new RateLimiter({ requests: 5, seconds: 3600 }, 100);
  for (let client = 0; client < 1000; client++) await limiter.take(`client ${client}`);
  expect((await limiter.take("client 999")).remaining).toBe(3);
  expect((await limiter.take("client 0")).remaining).toBe(4);
  expect(limiter.size).toBe(100);
});
