import { Dialog } from "@base-ui/react/dialog";
import { Slider } from "@base-ui/react/slider";
import { useState } from "react";
import type { Model } from "../../api/client.ts";
import { api, ask } from "../../api/client.ts";
import { ModalDialog } from "../../controls/modal-dialog.tsx";
import { useAction } from "../../controls/use-action.ts";
import { modelsQuery } from "../model-queries.ts";

/** Starts a test between two models, with the share of requests that the first one gets. */
export function AbTestDialog({
  models: [a, b],
  onClose,
}: {
  readonly models: readonly [Model, Model];
  readonly onClose: () => void;
}) {
  const [split, setSplit] = useState(50);
  const { mutate, isPending } = useAction(modelsQuery.queryKey, `${a.name} against ${b.name}`, async () => {
    const body = { model_a: a.id, model_b: b.id, traffic_split: split };
    const { required_sample_size } = await ask(api.POST("/api/metrics/models/ab-test", { body }));
    const size = required_sample_size.a + required_sample_size.b;
    return `${a.name} and ${b.name} are compared now, over about ${size.toLocaleString()} requests.`;
  });
  return (
    <ModalDialog
      title="Start an A/B test"
      description={`${a.name} gets ${split} % of the requests, ${b.name} the other ${100 - split} %.`}
      isSmall
      onClose={onClose}
      buttons={
        <>
          <Dialog.Close>Cancel</Dialog.Close>
          <button
            type="button"
            className="primary"
            aria-busy={isPending}
            disabled={isPending}
            onClick={() => mutate(undefined, { onSettled: onClose })}
          >
            Start
          </button>
        </>
      }
    >
      <Slider.Root value={split} min={1} max={99} onValueChange={setSplit}>
        <div className="row between">
          <Slider.Label>Share of {a.name}, in percent</Slider.Label>
          <Slider.Value />
        </div>
        <Slider.Control className="slider">
          <Slider.Track className="track">
            <Slider.Indicator className="indicator" />
            <Slider.Thumb className="thumb" />
          </Slider.Track>
        </Slider.Control>
      </Slider.Root>
    </ModalDialog>
  );
}
