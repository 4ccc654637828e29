// Angular Material: a list, an autocomplete, a choice and a box to tick.
import "@angular/compiler";
import "zone.js";
import { Component } from "@angular/core";
import { FormsModule } from "@angular/forms";
import { MatAutocompleteModule } from "@angular/material/autocomplete";
import { MatCheckboxModule } from "@angular/material/checkbox";
import { MatFormFieldModule } from "@angular/material/form-field";
import { MatInputModule } from "@angular/material/input";
import { MatRadioModule } from "@angular/material/radio";
import { MatSelectModule } from "@angular/material/select";
import "angular-material.css";
import { bootstrapApplication } from "@angular/platform-browser";
import { provideNoopAnimations } from "@angular/platform-browser/animations";
import { contact_form, states, text_in, when_sent } from "./form.js";

contact_form("<app-fields></app-fields>");
let fields = null;
const countries = ["Canada", "Mexico", "United States"];

class Fields {
  state = "";
  country = "";
  way = "";
  agrees = false;
  states = states.map(([value, name]) => ({ value, name }));

  constructor() {
    fields = this;
  }

  offered() {
    return countries.filter((name) => name.toLowerCase().includes(this.country.toLowerCase()));
  }
}

const App = Component({
  selector: "app-fields",
  imports: [
    FormsModule,
    MatFormFieldModule,
    MatInputModule,
    MatSelectModule,
    MatAutocompleteModule,
    MatRadioModule,
    MatCheckboxModule,
  ],
  template: `
    <mat-form-field><mat-label>Country</mat-label>
      <input matInput name="country_shown" [(ngModel)]="country" [ngModelOptions]="{standalone: true}" [matAutocomplete]="auto" required>
      <mat-autocomplete #auto="matAutocomplete" [requireSelection]="true">
        @for (name of offered(); track name) { <mat-option [value]="name">{{name}}</mat-option> }
      </mat-autocomplete>
    </mat-form-field><br>
    <mat-form-field><mat-label>State</mat-label>
      <mat-select [(ngModel)]="state" [ngModelOptions]="{standalone: true}" required>
        @for (s of states; track s.value) { <mat-option [value]="s.value">{{s.name}}</mat-option> }
      </mat-select>
    </mat-form-field><br>
    <label id="way-label">How shall we answer? *</label>
    <mat-radio-group aria-labelledby="way-label" [(ngModel)]="way" [ngModelOptions]="{standalone: true}" required>
      <mat-radio-button value="phone">Phone</mat-radio-button> <mat-radio-button value="email">E-mail</mat-radio-button>
    </mat-radio-group><br>
    <mat-checkbox [(ngModel)]="agrees" [ngModelOptions]="{standalone: true}" required>
      I agree that you contact me about my request</mat-checkbox>
    <input type="hidden" name="country" [value]="country"><input type="hidden" name="state" [value]="state">`,
})(Fields);

bootstrapApplication(App, { providers: [provideNoopAnimations()] });
when_sent(
  () => `${fields.country} ${fields.state} ${fields.way} ${fields.agrees}`,
  () => `${document.querySelector("[name=country_shown]").value} ${text_in(".mat-mdc-select-value")}`,
);
