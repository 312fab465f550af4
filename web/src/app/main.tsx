// The first file that runs: styles, language, service worker, the app.
import "@/ui/fonts.css";
import "@mantine/core/styles.layer.css";
import "@mantine/notifications/styles.layer.css";
import "@/ui/tokens.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { registerSW } from "virtual:pwa-register";
import { awaitInstallOffer } from "@/lib/install";
import { currentLanguage } from "@/lib/language";
import { countStart } from "@/routes/shop/installMemory";
import { App, router } from "./App";
import { forgetOldAnswers, loadUpdateAtNextPage } from "./update";

document.documentElement.lang = currentLanguage();
registerSW({ immediate: true, onNeedReload: () => loadUpdateAtNextPage(router) });

awaitInstallOffer();
countStart();
forgetOldAnswers();

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
