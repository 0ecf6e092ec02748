const PHONE = /^\+?[0-9 ()-]{7,20}$/;

/** Checks a phone number; a promise, since some countries ask the server. */
async function validatePhone(phone) {
  return PHONE.test(phone || '');
}

function required(form) {
  return Array.from(form.elements).filter((field) => field.required && !field.value.trim());
}

function mark(field, message) {
  const hint = field.parentNode.querySelector('.hint');
  field.setAttribute('aria-invalid', message ? 'true' : 'false');
  if (hint) {
    hint.textContent = message || '';
  }
}

/** Marks what is missing and says whether the address is complete. */
function validateAddress(form) {
  const missing = required(form);
  Array.from(form.elements).forEach((field) => mark(field, ''));
  missing.forEach((field) => mark(field, 'Please fill in this field.'));
  if (missing.length) {
    missing[0].focus();
  }
  return missing.length === 0;
}

module.exports = { validatePhone, validateAddress };
