/**
 * The settings page without reloading. Every form works by itself through admin-post.php; here it goes through
 * admin-ajax.php instead, and the parts of the page that changed are put in their places, as the server rendered them.
 */
( function () {
	'use strict';

	var words = window.pilitoPs;
	var page = document.getElementById( 'pilito-ps' );
	var PACE = { busy: 1500, running: 3000, waiting: 10000, quiet: 45000 };
	var timer = 0;
	var working = 0;
	var announced = -1;
	var shown = {};
	var busy = false;

	if ( ! page || ! words || ! window.fetch || ! window.FormData ) {
		return;
	}

	function byId( name ) {
		return document.getElementById( 'pilito-ps-' + name );
	}

	/** Sends a form's fields; resolves with the answer, or with an object whose `trouble` says what went wrong. */
	function ask( fields ) {
		return window.fetch( words.url, { method: 'POST', body: fields, credentials: 'same-origin' } ).then(
			function ( response ) {
				return response.text().then( function ( text ) {
					var answer = null;
					try {
						answer = JSON.parse( text );
					} catch ( _error ) {
						return { trouble: words.failed };
					}
					if ( answer && answer.panels ) {
						return answer;
					}
					// WordPress answers a bare 0 or -1 to those who are signed out.
					return { trouble: plainText( answer && answer.notice ) || words.expired };
				} );
			},
			function () {
				return { trouble: words.offline, offline: true };
			}
		);
	}

	function plainText( html ) {
		var holder = document.createElement( 'div' );
		holder.innerHTML = html || '';
		return holder.textContent;
	}

	function tell( place, html ) {
		var note = byId( place + '-note' );
		if ( note ) {
			note.innerHTML = html;
		}
	}

	function trouble( place, text ) {
		var notice = document.createElement( 'div' );
		var line = document.createElement( 'p' );
		notice.className = 'notice notice-error inline';
		notice.setAttribute( 'role', 'alert' );
		line.textContent = text;
		notice.appendChild( line );
		tell( place, notice.outerHTML );
	}

	/** Puts a part in its place. What the reader opened stays open, and the keyboard stays where it was. */
	function replace( name, html ) {
		var panel = byId( name );
		var opened = Array.prototype.map.call( panel.querySelectorAll( 'details[open][id]' ), function ( details ) {
			return details.id;
		} );
		var active = panel.contains( document.activeElement ) ? document.activeElement : null;
		var target;
		if ( shown[ name ] === html ) {
			return;
		}
		shown[ name ] = html;
		panel.innerHTML = html;
		opened.forEach( function ( id ) {
			var details = document.getElementById( id );
			if ( details ) {
				details.open = true;
			}
		} );
		target = active && ( active.id ? document.getElementById( active.id ) : panel.querySelector( active.tagName + ':not([type="hidden"])' ) );
		if ( target ) {
			target.focus();
		}
	}

	/** While a sync runs its bar moves; it is not built anew, so that it moves smoothly. */
	function moveBar( html ) {
		var holder = document.createElement( 'div' );
		var now = byId( 'sync' ).querySelector( '[data-state="running"]' );
		var next;
		holder.innerHTML = html;
		next = holder.querySelector( '[data-state="running"]' );
		if ( ! now || ! next ) {
			return false;
		}
		[ 'aria-valuenow', 'aria-valuetext' ].forEach( function ( name ) {
			now.querySelector( '[role="progressbar"]' ).setAttribute( name, next.querySelector( '[role="progressbar"]' ).getAttribute( name ) );
		} );
		now.querySelector( '[role="progressbar"] span' ).style.cssText = next.querySelector( '[role="progressbar"] span' ).style.cssText;
		now.querySelector( '[data-pilito-text]' ).textContent = next.querySelector( '[data-pilito-text]' ).textContent;
		return true;
	}

	/** Tells those who listen instead of look: each fifth of the way, and the end. */
	function announce() {
		var sync = byId( 'sync' ).firstElementChild;
		var bar = sync.querySelector( '[role="progressbar"]' );
		var step = 'running' === sync.dataset.state && bar ? Math.floor( Number( bar.getAttribute( 'aria-valuenow' ) ) / 20 ) : -1;
		var text = sync.querySelector( '[data-pilito-text]' );
		if ( step !== announced && text && window.wp && window.wp.a11y ) {
			window.wp.a11y.speak( text.textContent, 'polite' );
		}
		announced = step;
	}

	function showChip( chip ) {
		var place = byId( 'chip' );
		if ( chip ) {
			place.className = 'pilito-ps-chip is-' + chip.kind;
			place.textContent = chip.text;
		}
	}

	/** The mark in the menu stands outside of what the server renders again. */
	function showBadge() {
		var badge = document.querySelector( '#adminmenu a[href$="page=pilito-product-sync"] .awaiting-mod' );
		if ( badge ) {
			badge.style.display = isPaused() ? '' : 'none';
		}
	}

	function show( answer ) {
		Object.keys( answer.panels ).forEach( function ( name ) {
			if ( 'sync' !== name || ! moveBar( answer.panels[ name ] ) ) {
				replace( name, answer.panels[ name ] );
			}
		} );
		busy = answer.busy;
		showChip( answer.chip );
		showBadge();
		announce();
	}

	function isRunning() {
		return !! byId( 'sync' ).querySelector( '[data-state="running"]' );
	}

	/** Sending is held, so there is nothing to nudge. */
	function isPaused() {
		return '' !== byId( 'state' ).textContent.trim();
	}

	function pace() {
		if ( isPaused() ) {
			return PACE.quiet;
		}
		if ( busy ) {
			return PACE.busy;
		}
		if ( isRunning() ) {
			return PACE.running;
		}
		return page.querySelector( '[data-pilito="retry"]' ) ? PACE.waiting : PACE.quiet;
	}

	function plan( wait ) {
		window.clearTimeout( timer );
		timer = window.setTimeout( look, wait );
	}

	/** Asks how things stand, which also sends what is due. A page that nobody sees only does so for a running sync. */
	function look( check ) {
		var fields = new window.FormData();
		if ( working > 0 || ( document.hidden && ! isRunning() ) ) {
			plan( PACE.waiting );
			return;
		}
		fields.append( 'action', 'pilito_ps_status' );
		fields.append( '_wpnonce', words.nonce );
		if ( true === check ) {
			fields.append( 'check', '1' );
		}
		ask( fields ).then( function ( answer ) {
			if ( answer.trouble ) {
				trouble( 'sync', answer.trouble );
				if ( answer.offline ) {
					plan( PACE.waiting );
				}
				return;
			}
			if ( byId( 'sync-note' ).querySelector( '[role="alert"]' ) ) {
				tell( 'sync', '' );
			}
			// A click that is still being answered knows better than what was asked before it.
			if ( working > 0 ) {
				return;
			}
			show( answer );
			if ( answer.notice ) {
				tell( answer.place, answer.notice );
			}
			plan( pace() );
		} );
	}

	function submit( event ) {
		var form = event.target;
		var name = form.dataset.pilito;
		var button = event.submitter || form.querySelector( '[type="submit"]' );
		var fields;
		if ( ! name ) {
			return;
		}
		event.preventDefault();
		fields = new window.FormData( form );
		if ( button.name ) {
			fields.append( button.name, button.value );
		}
		begin( form );
		ask( fields ).then( function ( answer ) {
			end( form );
			if ( answer.trouble ) {
				trouble( name, answer.trouble );
				return;
			}
			show( answer );
			tell( answer.place || name, answer.notice );
			plan( pace() );
		} );
	}

	/** No `disabled`: that would throw the keyboard out of the form. */
	function begin( form ) {
		working += 1;
		form.setAttribute( 'aria-busy', 'true' );
		form.querySelector( '.spinner' ).classList.add( 'is-active' );
		[ 'connection', 'sync', 'delivery' ].forEach( function ( place ) {
			tell( place, '' );
		} );
		if ( window.wp && window.wp.a11y ) {
			window.wp.a11y.speak( words.working, 'polite' );
		}
	}

	function end( form ) {
		working -= 1;
		form.removeAttribute( 'aria-busy' );
		form.querySelector( '.spinner' ).classList.remove( 'is-active' );
	}

	/** As the server judges it when it is saved: plain http is for one's own machine. */
	function warnOfHttp() {
		var url = byId( 'url' ).value.trim();
		var host = ( /^http:\/\/(\[[^\]]*\]|[^/:?#]*)/i.exec( url ) || [] )[ 1 ];
		byId( 'http' ).hidden = ! host || /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test( host );
	}

	page.addEventListener( 'submit', function ( event ) {
		if ( 'true' === event.target.getAttribute( 'aria-busy' ) ) {
			event.preventDefault();
			return;
		}
		submit( event );
	} );
	page.addEventListener( 'input', function ( event ) {
		if ( byId( 'url' ) === event.target ) {
			warnOfHttp();
		}
	} );
	page.addEventListener( 'toggle', function ( event ) {
		var input = event.target.open ? event.target.querySelector( 'input' ) : null;
		if ( input ) {
			input.focus();
		}
	}, true );
	document.addEventListener( 'visibilitychange', function () {
		if ( ! document.hidden ) {
			plan( 0 );
		}
	} );

	// What the connection is worth now, unless the page already says it.
	if ( byId( 'chip' ).textContent ) {
		plan( isRunning() ? 0 : pace() );
	} else {
		look( true );
	}
}() );
