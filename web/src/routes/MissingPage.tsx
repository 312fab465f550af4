// An address that leads nowhere.
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { IconMapOff } from "@tabler/icons-react";
import { EmptyState } from "@/ui/EmptyState";
import { useUiWords } from "@/ui/useUiWords";
import { useRouteWords } from "./useRouteWords";

export function MissingPage() {
  const t = useRouteWords();
  const ui = useUiWords();
  return (
    <EmptyState
      icon={<IconMapOff />}
      title={t.notFound}
      body={ui.errors.notFoundBody}
      action={<Button renderRoot={(props) => <Link to="/" {...props} />}>{ui.errors.goHome}</Button>}
    />
  );
}
