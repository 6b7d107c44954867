"use strict";
// Elements made of tags, attributes and text of ours; what documents say only ever becomes a text node.
const data = JSON.parse(document.getElementById("data").textContent);

const make = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value !== undefined && value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== null && child !== ""));
  return element;
};

// Words of a document, as written; kept apart, so that a right-to-left mark turns nothing round but itself.
const said = (words, className) => make("bdi", { class: className }, words);

// A body, with the council that it is a part of.
const saidBody = ({ body, council }) => (council ? [said(body), ", ", said(council)] : [said(body)]);

const byId = (id) => document.getElementById(id);
const plural = (count, one, many) => `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
