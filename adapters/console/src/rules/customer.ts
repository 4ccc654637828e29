// The customer of the protocol (firstName, zipcode) checked with the rules of the core (first_name, zip).
import type { CustomerInfo, Problem } from "../client/messages";
import { customerFields } from "../generated/core_tables";
import { messageProblems } from "./message";
import { customerKeys, customerProblem, type CustomerKey } from "./request";

export type CustomerField = (typeof customerFields)[CustomerKey]["wire"];

const keys = Object.fromEntries(customerKeys.map((key) => [customerFields[key].wire, key])) as Record<
  CustomerField,
  CustomerKey
>;
const fieldsThat = (isRequired: boolean) =>
  customerKeys.filter((key) => customerFields[key].required === isRequired).map((key) => customerFields[key].wire);

export const requiredFields: readonly CustomerField[] = fieldsThat(true);
export const optionalFields: readonly CustomerField[] = fieldsThat(false);

// What somebody says who has it not: one name only, an address without a postal code. An empty field may be an
// oversight.
export const emptyOnPurpose = " ";
export const fieldsThatMayBeEmpty: readonly CustomerField[] = ["lastName", "zipcode"];

export function isEmptyOnPurpose(customer: CustomerInfo, field: CustomerField): boolean {
  return fieldsThatMayBeEmpty.includes(field) && customer[field] === emptyOnPurpose;
}

export function fieldProblem(field: CustomerField, value: string | undefined): string {
  if (fieldsThatMayBeEmpty.includes(field) && value === emptyOnPurpose) return "";
  if (fieldsThatMayBeEmpty.includes(field) && (value ?? "").trim() === "") return "is empty";
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
  for (const field of fieldsThatMayBeEmpty) if (isEmptyOnPurpose(customer, field)) out[field] = "";
  for (const field of optionalFields) if (!out[field]?.trim()) delete out[field];
  return out;
}
