import type { Json, JsonObject } from '../resources.ts';

/** What the names in a template mean. `undefined` is AWS::NoValue. */
export interface Scope {
  ref(name: string): Json | undefined;
  attribute(logicalId: string, name: string): Json;
  importValue(exportName: string): Json;
  condition(name: string): boolean;
  mapping(map: string, topLevelKey: string, secondLevelKey: string): Json;
}

type Evaluate = (argument: Json, scope: Scope) => Json | undefined;

const functions: Record<string, Evaluate> = {
  Ref: (argument, scope) => scope.ref(text(argument, scope)),
  'Fn::GetAtt': (argument, scope) => {
    const [logicalId = '', ...attribute] = Array.isArray(argument)
      ? argument.map((part) => text(part, scope))
      : text(argument, scope).split('.');
    return scope.attribute(logicalId, attribute.join('.'));
  },
  'Fn::ImportValue': (argument, scope) => scope.importValue(text(argument, scope)),
  'Fn::Sub': (argument, scope) => substitute(argument, scope),
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = pair(argument);
    return list(parts, scope)
      .map((part) => text(part, scope))
      .join(text(separator, scope));
  },
  'Fn::Split': (argument, scope) => {
    const [separator, whole] = pair(argument);
    return text(whole, scope).split(text(separator, scope));
  },
  'Fn::Select': (argument, scope) => {
    const [index, parts] = pair(argument);
    return list(parts, scope)[Number(text(index, scope))];
  },
  'Fn::Base64': (argument, scope) => Buffer.from(text(argument, scope)).toString('base64'),
  'Fn::GetAZs': () => ['a', 'b', 'c'].map((zone) => `eu-west-1${zone}`),
  'Fn::FindInMap': (argument, scope) => {
    const [map = '', first = '', second = ''] = list(argument, scope).map((part) =>
      text(part, scope),
    );
    return scope.mapping(map, first, second);
  },
  'Fn::If': (argument, scope) => {
    if (!Array.isArray(argument)) throw new Error('Fn::If expects a list.');
    const [name = '', whenTrue = null, whenFalse = null] = argument;
    return evaluate(scope.condition(text(name, scope)) ? whenTrue : whenFalse, scope);
  },
  'Fn::Equals': (argument, scope) => {
    const [left, right] = pair(argument);
    return JSON.stringify(evaluate(left, scope)) === JSON.stringify(evaluate(right, scope));
  },
  'Fn::Not': (argument, scope) => !list(argument, scope)[0],
  'Fn::And': (argument, scope) => list(argument, scope).every(Boolean),
  'Fn::Or': (argument, scope) => list(argument, scope).some(Boolean),
  Condition: (argument, scope) => scope.condition(text(argument, scope)),
};

/**
 * The value with every intrinsic function replaced by its result.
 * @throws Error when a function is unknown or names something that the template does not have.
 */
export function evaluate(value: Json, scope: Scope): Json | undefined {
  if (Array.isArray(value))
    return value.map((item) => evaluate(item, scope)).filter((item) => item !== undefined);
  if (value === null || typeof value !== 'object') return value;
  const [only, ...others] = Object.entries(value);
  if (only !== undefined && others.length === 0) {
    const [name, argument] = only;
    // A policy statement has a property named Condition too, but its value is an object.
    const call = name === 'Condition' && typeof argument !== 'string' ? undefined : functions[name];
    if (call !== undefined) return call(argument, scope);
    if (name.startsWith('Fn::')) throw new Error(`${name} is not known to the local cloud.`);
  }
  return evaluateObject(value, scope);
}

/** The same for an object known to be no function itself. */
export function evaluateObject(value: JsonObject, scope: Scope): JsonObject {
  const result: JsonObject = {};
  for (const [key, item] of Object.entries(value)) {
    const evaluated = evaluate(item, scope);
    if (evaluated !== undefined) result[key] = evaluated;
  }
  return result;
}

function substitute(argument: Json, scope: Scope): string {
  const [template, variables] = Array.isArray(argument) ? pair(argument) : [argument, {}];
  const own =
    variables !== null && typeof variables === 'object' && !Array.isArray(variables)
      ? evaluateObject(variables, scope)
      : {};
  return String(template).replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal === '!') return `\${${name}}`;
    const value = own[name];
    if (value !== undefined) return text(value, scope);
    const [logicalId = '', ...attribute] = name.split('.');
    return text(
      attribute.length === 0
        ? (scope.ref(name) ?? '')
        : scope.attribute(logicalId, attribute.join('.')),
      scope,
    );
  });
}

function text(value: Json, scope: Scope): string {
  const evaluated = evaluate(value, scope);
  if (evaluated === undefined || evaluated === null || typeof evaluated === 'object')
    throw new Error(`Expected a text, found ${JSON.stringify(evaluated)}.`);
  return String(evaluated);
}

function list(value: Json, scope: Scope): Json[] {
  const evaluated = evaluate(value, scope);
  if (!Array.isArray(evaluated))
    throw new Error(`Expected a list, found ${JSON.stringify(evaluated)}.`);
  return evaluated;
}

function pair(value: Json): [Json, Json] {
  if (!Array.isArray(value) || value.length < 2)
    throw new Error(`Expected two arguments, found ${JSON.stringify(value)}.`);
  return [value[0] ?? null, value[1] ?? null];
}
