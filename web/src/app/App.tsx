// The app: theme, dialogs, notices, cache and routes, each around the next.
import { MantineProvider } from "@mantine/core";
import { ModalsProvider } from "@mantine/modals";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { keepReads } from "@/api/keptReads";
import { tieReadsToLive } from "@/api/liveReads";
import { followOtherTabs, rememberedShopper } from "@/api/session";
import { theme, variables } from "@/ui/theme";
import { createAppRouter } from "./router";
import { createAppClient } from "./session";

const client = createAppClient(() => void router.invalidate());
export const router = createAppRouter(client);
keepReads(client, rememberedShopper);
tieReadsToLive(client);
followOtherTabs(client, () => window.location.reload());

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <ModalsProvider>
          <Notifications position="top-center" limit={3} />
          <RouterProvider router={router} />
        </ModalsProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
