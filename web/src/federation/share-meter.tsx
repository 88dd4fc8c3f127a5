import { Meter } from "@base-ui/react/meter";
import { percentOf } from "../controls/figures.ts";

/** A share from 0 to 1 as a bar with its figure. */
export function ShareMeter({ label, share }: { readonly label: string; readonly share: number }) {
  return (
    <Meter.Root className="meter" value={share} max={1} getAriaValueText={() => percentOf(share)}>
      <Meter.Label className="quiet">{label}</Meter.Label>
      <Meter.Value>{() => percentOf(share)}</Meter.Value>
      <Meter.Track className="meter-track">
        <Meter.Indicator className="meter-value" />
      </Meter.Track>
    </Meter.Root>
  );
}
