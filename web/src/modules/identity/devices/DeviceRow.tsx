// One signed-in device, with a way to sign it out.
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { IconDeviceDesktop, IconDeviceMobile } from "@tabler/icons-react";
import { keys } from "@/api/keys";
import type { Device } from "@/api/shapes";
import { useToast } from "@/api/useToast";
import { useFormats } from "@/lib/formats";
import { Chip } from "@/ui/Chip";
import { useIdentityWords } from "../useIdentityWords";
import classes from "./DevicesCard.module.css";
import { revokeDevice } from "./queries";

/** The server tells a device in words, e.g. `Chrome · Android`. */
const MOBILE = /Android|iPhone|iPad|iOS/;

export function DeviceRow({ device }: { device: Device }) {
  const t = useIdentityWords();
  const { ago, date } = useFormats();
  const toast = useToast();
  const client = useQueryClient();
  const name = device.device.trim() || t.devices.unknown;
  const revoke = useMutation({
    mutationFn: () => revokeDevice(device.id),
    onSuccess: () => {
      toast.said(t.devices.revoked);
      return client.invalidateQueries({ queryKey: keys.devices });
    },
    onError: toast.failed,
  });
  return (
    <li className={classes.row}>
      <span className={classes.icon}>{MOBILE.test(device.device) ? <IconDeviceMobile /> : <IconDeviceDesktop />}</span>
      <div className={classes.text}>
        <strong>{name}</strong>
        <p>
          {t.devices.seen(ago(device.last_seen_at))}
          {device.address ? ` · ${device.address}` : ""} · {t.devices.until(date(device.expires_at))}
        </p>
      </div>
      {device.current ? (
        <Chip tone="green">{t.devices.current}</Chip>
      ) : (
        <Button
          size="sm"
          variant="default"
          loading={revoke.isPending}
          aria-label={t.devices.revokeOne(name)}
          onClick={() => revoke.mutate()}
        >
          {t.devices.revoke}
        </Button>
      )}
    </li>
  );
}
