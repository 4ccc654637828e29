// Downshift: useSelect for the state, useCombobox for the country.
import { useCombobox, useSelect } from "downshift";
import { useState } from "react";
import { contact_form, state_options, text_in, when_sent } from "./form.js";
import { show } from "./react_root.jsx";

contact_form("<div id=root></div>");
const held = {};
const countries = [
  { value: "CA", label: "Canada" },
  { value: "US", label: "United States" },
  { value: "MX", label: "Mexico" },
];
const to_text = (option) => option?.label ?? "";

function StateList() {
  const list = useSelect({ items: state_options, itemToString: to_text });
  held.state = list.selectedItem;
  return (
    <>
      <label {...list.getLabelProps()}>State *</label>
      <div style={{ border: "1px solid", width: 200 }} {...list.getToggleButtonProps()} aria-required="true">
        {list.selectedItem ? list.selectedItem.label : "Choose a state"}
      </div>
      <ul {...list.getMenuProps()}>
        {list.isOpen &&
          state_options.map((option, index) => (
            <li key={option.value} {...list.getItemProps({ item: option, index })}>
              {option.label}
            </li>
          ))}
      </ul>
      <input type="hidden" name="state" value={list.selectedItem?.value ?? ""} />
    </>
  );
}

function CountryList() {
  const [offered, offer] = useState(countries);
  const box = useCombobox({
    items: offered,
    itemToString: to_text,
    onInputValueChange: ({ inputValue }) =>
      offer(countries.filter((c) => c.label.toLowerCase().includes((inputValue ?? "").toLowerCase()))),
  });
  held.country = box.selectedItem;
  return (
    <>
      <label {...box.getLabelProps()}>Country *</label>
      <input {...box.getInputProps()} />
      <button type="button" {...box.getToggleButtonProps()} aria-label="Show countries">
        v
      </button>
      <ul {...box.getMenuProps()}>
        {box.isOpen &&
          offered.map((option, index) => (
            <li key={option.value} {...box.getItemProps({ item: option, index })}>
              {option.label}
            </li>
          ))}
      </ul>
      <input type="hidden" name="country" value={box.selectedItem?.value ?? ""} />
    </>
  );
}

show(
  <>
    <CountryList />
    <StateList />
  </>,
);
when_sent(
  () => `${held.country?.value} ${held.state?.value}`,
  () => `${document.querySelector("input[role=combobox]").value} ${text_in("div[role=combobox]")}`,
);
