import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { ROOT } from "../architecture/source-files.ts";
import { serve } from "../cli/command.ts";
import { makeDatabase } from "../postgres/database.ts";
import { freePort } from "../free-port.ts";

/** HAProxy comes with the system, not with npm: where there is none, this is left out. */
const isThere = spawnSync("haproxy", ["-v"]).status === 0;

/** Runs the proxy with the file that `compose.yaml` gives it, in front of two servers. Gives back its URL. */
async function startProxy(one: string, two: string): Promise<string> {
  const listen = `127.0.0.1:${await freePort()}`;
  const child = spawn("haproxy", ["-db", "-f", join(ROOT, "deploy/haproxy.cfg")], {
    env: { PATH: process.env.PATH, LISTEN: listen, SERVER_ONE: one, SERVER_TWO: two },
    stdio: "ignore",
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return `http://${listen}`;
}

const statusOf = (url: string) =>
  fetch(url).then(
    ({ status }) => status,
    () => 0,
  );

test.skipIf(!isThere)(
  "behind the proxy two servers answer as one, and when one is killed nobody is refused",
  async () => {
    const store = ["--store", await makeDatabase(), "--sessions", "0"];
    const servers = await Promise.all([serve(store), serve(store)]);
    const [one = "", two = ""] = servers.map(({ url }) => new URL(url).host);
    const proxy = await startProxy(one, two);
    const models = `${proxy}/api/metrics/models`;
    await expect.poll(() => statusOf(models)).toBe(200);

    const change = (id: number) =>
      fetch(`${models}/archive`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Connection: "close" },
        body: JSON.stringify({ model_id: `model-${id}` }),
      }).then(({ status }) => status);
    expect(await change(1)).toBe(200);
    for (const { url } of servers) {
      const { models: all } = (await (await fetch(`${url}/api/metrics/models`)).json()) as {
        models: { id: string; status: string }[];
      };
      expect(all.find(({ id }) => id === "model-1")?.status).toBe("archived");
    }

    const served = () =>
      servers.map(({ log }) => log.filter(({ path }) => path === "/api/metrics/models").length);
    await Promise.all(Array.from({ length: 40 }, () => statusOf(models)));
    expect(Math.min(...served())).toBeGreaterThan(1);

    const [killed] = servers;
    killed.child.kill("SIGKILL");
    await killed.ended;
    // The proxy may not have seen it yet: what has come to nobody is sent to the other.
    const statuses = await Promise.all(Array.from({ length: 40 }, () => statusOf(models)));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await change(2)).toBe(200);
  },
  60_000,
);
