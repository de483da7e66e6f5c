/** What is given in a field cannot be sent. */
export class FieldError extends Error {
  constructor(message, element) {
    super(message);
    this.element = element;
  }
}
