// The part of an address after # never reaches the server: it is put into the form, so that the link leads to the very item.
const place = document.querySelector('input[name="to"]')
if (location.hash) place.value = place.value.split('#')[0] + location.hash
