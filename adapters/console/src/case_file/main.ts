// Starts the viewer of a case file over the content that stands in the file. It asks nobody for anything.
import { createApp } from "vue";
import CaseFile from "./CaseFile.vue";
import type { CaseContent } from "./case_content";
import "../style/colors.css";
import "../style/base.css";
import "../style/forms.css";

const text = document.getElementById("case")?.textContent ?? "";
if (text.trim() === "") document.body.textContent = "This file holds no contact.";
else {
  const content = JSON.parse(text) as CaseContent;
  document.title = `Contact ${content.contact.contact_id}: ${content.contact.dealer_name}`;
  createApp(CaseFile, { content }).mount("#app");
}
