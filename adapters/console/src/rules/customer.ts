// The customer of the protocol (firstName, zipcode) checked with the rules of the core (first_name, zip).
import type { CustomerInfo, Problem } from "../client/messages";
import { messageProblems } from "./message";
import { customerProblem, type CustomerKey } from "./request";

export type CustomerField = Exclude<keyof CustomerInfo, "message">;

const keys: Record<CustomerField, CustomerKey> = {
  firstName: "first_name", lastName: "last_name", email: "email", phone: "phone", zipcode: "zip",
  street: "street", city: "city", state: "state", country: "country", company: "company", vehicle: "vehicle",
};

export const requiredFields: readonly CustomerField[] = ["firstName", "lastName", "email", "phone", "zipcode"];
export const optionalFields: readonly CustomerField[] = ["street", "city", "state", "country", "company", "vehicle"];

export function fieldProblem(field: CustomerField, value: string | undefined): string {
  if (!requiredFields.includes(field) && (value ?? "") === "") return "";
  return customerProblem(keys[field], value ?? "");
}

// All problems, named as the server names them.
export function customerProblems(customer: CustomerInfo): Problem[] {
  const out: Problem[] = [];
  for (const field of [...requiredFields, ...optionalFields]) {
    const reason = fieldProblem(field, customer[field]);
    if (reason) out.push({ field: `customer_info.${field}`, reason });
  }
  for (const reason of messageProblems(customer.message)) out.push({ field: "customer_info.message", reason });
  return out;
}

// As the template knows them.
export function valuesOf(customer: CustomerInfo): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [field, key] of Object.entries(keys)) {
    const value = customer[field as CustomerField];
    if (value) out[key] = value;
  }
  return out;
}

// What is there of a customer, for a draft.
export function filledOnly(customer: CustomerInfo): Partial<CustomerInfo> {
  return Object.fromEntries(Object.entries(customer).filter(([, value]) => value.trim() !== ""));
}

// Optional fields that were left empty are left out: an empty one is a problem, a missing one is not.
export function withoutBlanks(customer: CustomerInfo): CustomerInfo {
  const out: CustomerInfo = { ...customer };
  for (const field of optionalFields) if (!out[field]?.trim()) delete out[field];
  return out;
}
