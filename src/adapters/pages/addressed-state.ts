import type { Contract, ContractState } from "../../contract/contract.ts";
import type { Gate } from "./access.ts";
import type { PageRequest } from "./page.ts";

/** What has a state for all, and states for sessions. */
export type StateHolder = Pick<Contract, "store" | "sessions" | "clock">;

/** The state that a request is about, and whether it is the one that all share. */
export interface AddressedState {
  readonly store: Pick<ContractState, "dump" | "reset">;
  readonly isShared: boolean;
}

/**
 * The state that a request is about: that of its session, which is its own to look at and change, or the one that all
 * share, if the gate lets it pass.
 * @throws {Problem} 401 from the gate, 400 for a name that no session can have.
 */
export async function addressedState(
  gate: Gate,
  { store, sessions, clock }: StateHolder,
  request: PageRequest,
): Promise<AddressedState> {
  const session = sessions.of(request, clock());
  if (session) return { store: session.store, isShared: false };
  await gate(request);
  return { store, isShared: true };
}
