// A number's secrets: written, and never shown again.
import { PasswordInput } from "@mantine/core";
import type { DriverKind } from "@/api/shapes";
import { SECRETS } from "./draft";
import { fieldOf, type LineDraftForm } from "./lineDraftForm";
import classes from "./LineForm.module.css";
import { useLineFormWords } from "./useLineFormWords";

interface SecretFieldsProps {
  driver: DriverKind;
  isNew: boolean;
  form: LineDraftForm;
}

export function SecretFields({ driver, isNew, form }: SecretFieldsProps) {
  const t = useLineFormWords();
  const texts = {
    access_token: [t.accessToken, t.accessTokenHint],
    app_secret: [t.appSecret, t.appSecretHint],
    verify_token: [t.verifyToken, t.verifyTokenHint],
    api_key: [t.apiKey, t.apiKeyHint],
    webhook_secret: [t.webhookSecret, t.webhookSecretHint],
    webhook_token: [t.webhookToken, t.webhookTokenHint],
  } as const;
  const names = SECRETS[driver];
  if (names.length === 0) return null;
  return (
    <fieldset className={classes.group}>
      <legend>{t.secrets}</legend>
      <p className={classes.soft}>{isNew ? t.once : t.keep}</p>
      {names.map((name, index) => {
        const [label, hint] = texts[name];
        return (
          <PasswordInput
            key={name}
            label={label}
            description={hint}
            placeholder={isNew ? "" : t.unchangedSecret}
            required={isNew && index === 0}
            maxLength={1_000}
            // A password manager would keep it for this site, and fill it into other fields.
            autoComplete="new-password"
            {...fieldOf(form, `secrets.${name}`)}
          />
        );
      })}
    </fieldset>
  );
}
