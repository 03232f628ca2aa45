// The language is remembered as the rest of the product does (`shared/language/languages.ts`), and the page asked for once more.
for (const link of document.querySelectorAll('a[data-language]')) {
  link.addEventListener('click', (event) => {
    event.preventDefault()
    const secure = location.protocol === 'https:' ? '; Secure' : ''
    // biome-ignore lint/suspicious/noDocumentCookie: the other way to write one is not in every browser yet
    document.cookie = `${link.dataset.cookie}=${link.dataset.language}; Path=/; Max-Age=${link.dataset.age}; SameSite=Lax${secure}`
    location.reload()
  })
}
