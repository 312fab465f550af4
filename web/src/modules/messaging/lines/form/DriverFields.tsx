// What a number's driver needs to know, without secrets.
import { Checkbox, TextInput } from "@mantine/core";
import type { DriverKind } from "@/api/shapes";
import { fieldOf, type LineDraftForm } from "./lineDraftForm";
import classes from "./LineForm.module.css";
import { useLineFormWords } from "./useLineFormWords";

interface DriverFieldsProps {
  driver: DriverKind;
  form: LineDraftForm;
}

export function DriverFields({ driver, form }: DriverFieldsProps) {
  const t = useLineFormWords();
  return (
    <fieldset className={classes.group}>
      <legend>{t.settings}</legend>
      {driver === "cloud" && <CloudFields form={form} />}
      {driver === "bridge" && (
        <div className={classes.pair}>
          <TextInput label={t.gateway} description={t.gatewayHint} required type="url" inputMode="url" autoComplete="off" {...fieldOf(form, "settings.base_url")} />
          <TextInput label={t.session} description={t.sessionHint} required autoComplete="off" {...fieldOf(form, "settings.session")} />
        </div>
      )}
      {driver === "web" && <p className={classes.soft}>{t.nothing}</p>}
      {driver === "simulator" && (
        <Checkbox
          label={t.unpaired}
          description={t.unpairedHint}
          checked={form.draft["settings.begins_unpaired"] === "yes"}
          onChange={(event) => form.set("settings.begins_unpaired", event.currentTarget.checked ? "yes" : "")}
        />
      )}
    </fieldset>
  );
}

function CloudFields({ form }: { form: LineDraftForm }) {
  const t = useLineFormWords();
  return (
    <>
      <TextInput label={t.phoneNumberId} description={t.phoneNumberIdHint} required inputMode="numeric" autoComplete="off" {...fieldOf(form, "settings.phone_number_id")} />
      <Template label={t.codeTemplate} name="settings.code_template" form={form} />
      <Template label={t.noticeTemplate} name="settings.notice_template" form={form} />
      <div className={classes.pair}>
        <TextInput label={t.apiVersion} description={t.apiVersionHint} autoComplete="off" {...fieldOf(form, "settings.api_version")} />
        <TextInput label={t.baseUrl} description={t.baseUrlHint} type="url" inputMode="url" autoComplete="off" {...fieldOf(form, "settings.base_url")} />
      </div>
    </>
  );
}

function Template({ label, name, form }: { label: string; name: string; form: LineDraftForm }) {
  const t = useLineFormWords();
  return (
    <div className={classes.template}>
      <TextInput label={label} description={t.templateHint} autoComplete="off" {...fieldOf(form, name)} />
      <TextInput label={t.language} maxLength={10} autoComplete="off" {...fieldOf(form, `${name}_language`)} />
    </div>
  );
}
