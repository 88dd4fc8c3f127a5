import { connect } from "node:net";
import { onTestFinished } from "vitest";
import type { ContractServer } from "../../src/adapters/express/create-server.ts";
import { createServer } from "../../src/adapters/express/create-server.ts";
import type { ServerAddress } from "../../src/adapters/express/server-address.ts";
import type { ServerOptions } from "../../src/adapters/express/server-options.ts";
import { collectionsOf, createContract, createMemoryStore, isSecret } from "../../src/index.ts";
import type {
  EngineState,
  Exchange,
  Fixtures,
  Observer,
  OpenApiDocument,
  Service,
  Store,
} from "../../src/index.ts";
import { loadDocument } from "../../src/document/load.ts";
import type { operations } from "../pets/contract.gen.ts";
import petsFixtures from "../pets/fixtures/index.ts";
import type { PetsState } from "../pets/handlers/index.ts";
import petsService from "../pets/handlers/index.ts";

const petsDocument = loadDocument("test/pets/openapi.yaml").then(({ document }) => document);

/** What pets keep, with what the engine keeps beside it. */
export type KeptPets = PetsState & EngineState;

/** The token of all servers under test. */
export const ADMIN_TOKEN = "let me in";

/** What a test changes about the server. */
export interface PetsServerOptions extends ServerOptions {
  readonly store?: Store<KeptPets>;
  readonly fixtures?: Fixtures<PetsState> | undefined;
  readonly service?: Service<operations, PetsState>;
  readonly document?: OpenApiDocument;
  readonly host?: string;
}

/** A server of the pets API that listens, with what it has told its observer. */
export interface PetsServer extends ServerAddress {
  readonly server: ContractServer;
  readonly store: Store<KeptPets>;
  readonly exchanges: Exchange[];
  readonly failures: unknown[];
}

/** Starts one on a free port; it is closed when the test has ended. */
export async function startPets(options: PetsServerOptions = {}): Promise<PetsServer> {
  const { service = petsService, host = "127.0.0.1" } = options;
  const fixtures = "fixtures" in options ? options.fixtures : petsFixtures;
  const document = options.document ?? (await petsDocument);
  const store =
    options.store ??
    createMemoryStore<KeptPets>({ collections: collectionsOf(service), seed: petsFixtures(new Date()) });
  const exchanges: Exchange[] = [];
  const failures: unknown[] = [];
  const observer: Observer = {
    exchanged: (exchange) => exchanges.push(exchange),
    failed: (error) => failures.push(error),
  };
  const credentials = { AdminToken: isSecret(ADMIN_TOKEN) };
  const contract = createContract<operations, PetsState>({
    ...{ document, service, store, credentials, observer },
    ...(fixtures && { fixtures }),
  });
  const server = createServer(contract, { adminToken: ADMIN_TOKEN, ...options });
  onTestFinished(() => server.close());
  const address = await server.listen({ port: 0, host });
  return { ...address, server, store, exchanges, failures };
}

/** A connection without any help by an HTTP client. */
export interface RawConnection {
  write(text: string | Uint8Array): void;
  /** Half-closes it. */
  end(): void;
  /** All that came, when the server has closed it. */
  readonly closed: Promise<string>;
  /** All that has come when it contains this. */
  until(text: string): Promise<string>;
}

/** Opens one; it is destroyed when the test has ended. A paused one takes nothing that comes. */
export function openConnection(port: number, { isPaused = false } = {}): RawConnection {
  const socket = connect({ port, host: "127.0.0.1" });
  onTestFinished(() => void socket.destroy());
  let received = "";
  socket.setEncoding("latin1");
  if (!isPaused) socket.on("data", (text: string) => (received += text));
  // A connection that is cut in the middle of writing to it is what some tests are about.
  socket.on("error", () => undefined);
  const closed = new Promise<string>((resolve) => socket.once("close", () => resolve(received)));
  return {
    write: (text) => void socket.write(text),
    end: () => void socket.end(),
    closed,
    until: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (received.includes(text)) resolve(received);
        };
        socket.on("data", look);
        socket.once("close", () => reject(new Error(`closed before "${text}" came; came: ${received}`)));
        look();
      }),
  };
}
