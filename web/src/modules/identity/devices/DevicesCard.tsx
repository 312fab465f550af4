// The devices signed in to this account, each with a way to sign it out, and one for all others.
import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { QueryView } from "@/api/QueryView";
import { Card } from "@/ui/Card";
import { useIdentityWords } from "../useIdentityWords";
import { DeviceRow } from "./DeviceRow";
import classes from "./DevicesCard.module.css";
import { devicesQuery } from "./queries";
import { RevokeOthers } from "./RevokeOthers";

export function DevicesCard() {
  const t = useIdentityWords();
  const query = useQuery(devicesQuery);
  const others = query.data?.filter(({ current }) => !current).length ?? 0;
  return (
    <Card title={t.devices.title}>
      <p className={classes.intro}>{t.devices.intro}</p>
      <QueryView query={query} skeleton={<Skeleton height={132} />}>
        {(devices) => (
          <>
            <ul className={classes.list}>
              {devices.map((device) => (
                <DeviceRow key={device.id} device={device} />
              ))}
            </ul>
            {others > 0 && <RevokeOthers count={others} />}
          </>
        )}
      </QueryView>
    </Card>
  );
}
