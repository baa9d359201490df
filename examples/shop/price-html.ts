// The price as a snippet of HTML, which WooCommerce sends along with every product.
import type { Prices } from './facts.ts';

const SYMBOL = '&#x062A;&#x0648;&#x0645;&#x0627;&#x0646;';

function thousands(price: string): string {
  return Number(price).toLocaleString('en-US');
}

function amount(price: string, hidden = false): string {
  const hide = hidden ? ' aria-hidden="true"' : '';
  const symbol = `<span class="woocommerce-Price-currencySymbol" translate="no">${SYMBOL}</span>`;
  return `<span class="woocommerce-Price-amount amount"${hide}><bdi>${symbol}${thousands(price)}</bdi></span>`;
}

function spoken(words: string): string {
  return `<span class="screen-reader-text">${words}</span>`;
}

export function priceHtml(prices: Prices): string {
  const { low, high, regularHigh, onSale } = prices;
  if (low === '') return '';
  if (low !== high) {
    const range = spoken(`Price range: ${SYMBOL}${thousands(low)} through ${SYMBOL}${thousands(high)}`);
    return `${amount(low, true)} <span aria-hidden="true">&ndash;</span> ${amount(high, true)}${range}`;
  }
  if (!onSale || regularHigh === low) return amount(low);
  const was = `<del aria-hidden="true">${amount(regularHigh)}</del> ${spoken(`Original price was: ${SYMBOL}${thousands(regularHigh)}.`)}`;
  return `${was}<ins aria-hidden="true">${amount(low)}</ins>${spoken(`Current price is: ${SYMBOL}${thousands(low)}.`)}`;
}
