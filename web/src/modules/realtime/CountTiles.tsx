// What is there at this moment.
import { IconBroadcast, IconPlugConnected, IconPlugConnectedX, IconUsers } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { formatCount } from "@/lib/money";
import type { RealtimeApp } from "@/api/shapes";
import classes from "./RealtimePage.module.css";
import { useRealtimeWords } from "./useRealtimeWords";

export function CountTiles({ app }: { app: RealtimeApp }) {
  const { tiles: t } = useRealtimeWords();
  return (
    <div className={classes.tiles}>
      <Tile label={t.connections} icon={<IconPlugConnected />} count={app.connections} note={t.connectionsNote} />
      <Tile label={t.channels} icon={<IconBroadcast />} count={app.channels} note={t.channelsNote} />
      <Tile label={t.users} icon={<IconUsers />} count={app.users} note={t.usersNote} />
      {app.dropped != null && (
        <Tile
          label={t.dropped}
          icon={<IconPlugConnectedX />}
          count={app.dropped}
          note={app.dropped === 0 ? t.droppedNone : t.droppedSome}
          tone={app.dropped === 0 ? undefined : "amber"}
        />
      )}
    </div>
  );
}

interface TileProps {
  label: string;
  icon: ReactNode;
  count: number;
  note: string;
  tone?: "amber" | undefined;
}

function Tile({ label, icon, count, note, tone }: TileProps) {
  return (
    <section className={classes.tile} data-tone={tone}>
      <h2>
        {label}
        {icon}
      </h2>
      <strong className="num">{formatCount(count)}</strong>
      <p>{note}</p>
    </section>
  );
}
