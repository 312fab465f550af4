// Whether the agent takes conversations now.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import { useSession } from "@/api/session";
import { useToast } from "@/api/useToast";
import { deskCan } from "../deskCan";
import { deskMeQuery, setAvailability } from "../queries";
import { useDeskWords } from "../useDeskWords";
import classes from "./AvailabilitySwitch.module.css";

export function AvailabilitySwitch() {
  const isAgent = deskCan.write(useSession());
  return isAgent ? <Switch /> : null;
}

function Switch() {
  const t = useDeskWords();
  const toast = useToast();
  const client = useQueryClient();
  const me = useQuery(deskMeQuery).data;
  const change = useMutation({
    mutationFn: setAvailability,
    onSuccess: (now) => client.setQueryData(keys.deskMe, now),
    onError: toast.failed,
  });
  if (me === undefined) return null;
  const isHere = me.availability === "available";
  return (
    <button
      type="button"
      role="switch"
      className={classes.switch}
      aria-checked={isHere}
      aria-label={t.availability.label}
      title={isHere ? t.availability.endHint : t.availability.beginHint}
      disabled={change.isPending}
      onClick={() => change.mutate(isHere ? "away" : "available")}
    >
      <i />
      {isHere ? t.availability.available : t.availability.away}
    </button>
  );
}
